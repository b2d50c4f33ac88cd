package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.play.PlaySettings.Beginning;
import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.notation.Uci;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Game of two scripted players: white sends SAN as in the file, black sends UCI. Every answer must be one half-move
/// further, and the game must end exactly when today's rules end it.
final class ScriptedGame {

    private static final String CHALLENGES = "/api/challenges";
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_WAIT_MILLIS = 10_000;

    /// Waits for the start of one game. A server whose owner of the pairing died needs one more.
    private static final int WAITS = 6;

    /// Number of players of games that begin by a challenge. Each plays each other one in turn.
    private static final int PLAYERS = 200;

    private final JsonMapper json = JsonMapper.shared();
    private final CommandSender sender;
    private final GameServer server;
    private final GameScript script;
    private final Beginning beginning;
    private String id = "";

    ScriptedGame(CommandSender sender, GameServer server, GameScript script, Beginning beginning) {
        this.sender = sender;
        this.server = server;
        this.script = script;
        this.beginning = beginning;
    }

    /// Plays to the end and returns the server's answer for the position after the last move.
    ServerGame play() throws UnexpectedAnswer, InterruptedException {
        id = switch (beginning) {
            case DIRECT -> create();
            case BY_CHALLENGE -> challenge();
        };
        var over = false;
        for (var ply = 1; ply <= script.lastPlayable(); ply++) {
            over = move(ply);
            if (over && ply < script.lastPlayable()) {
                throw new UnexpectedAnswer("the game is over after half-move " + ply + " of "
                        + script.moves().size());
            }
        }
        if (over != script.isOverAtLast()) {
            throw new UnexpectedAnswer(over ? "the last move ended the game" : "the last move did not end the game");
        }
        var expected = over ? ExpectedEnd.ofBoard(script) : part();
        var reply = server.get("/api/games/" + id + "?ply=" + script.lastPlayable());
        if (!reply.isDone()) {
            throw new UnexpectedAnswer("?ply=" + script.lastPlayable() + ": " + reply.summary());
        }
        return new ServerGame(script, reply.body(), expected);
    }

    /// Returns the server's id of the game; empty until it has one.
    String id() {
        return id;
    }

    private String create() throws UnexpectedAnswer, InterruptedException {
        var game = json.createObjectNode().put("white", player(Side.WHITE)).put("black", player(Side.BLACK));
        script.start().ifPresent(fen -> game.put("start", fen));
        return send("create", "", Side.WHITE, game).path("id").asString("");
    }

    /// White challenges, black accepts, and the server starts the game. Returns the id of both.
    private String challenge() throws UnexpectedAnswer, InterruptedException {
        var terms = json.createObjectNode()
                .put("to", player(Side.BLACK))
                .put("colour", "white")
                .put("rated", script.start().isEmpty());
        terms.putObject("timeControl").put("initialSeconds", 10_800).put("incrementSeconds", 180);
        script.start().ifPresent(fen -> terms.put("start", fen));
        var challenge = sender.send(script.name() + " challenge", CHALLENGES, player(Side.WHITE), terms)
                .path("id")
                .asString("");
        sender.send(
                script.name() + " acceptance",
                CHALLENGES + "/" + challenge + "/acceptance",
                player(Side.BLACK),
                json.nullNode());
        awaitGame(challenge);
        return challenge;
    }

    private void awaitGame(String challenge) throws UnexpectedAnswer, InterruptedException {
        var path = "/api/games/" + challenge + "?wait=" + LONGEST_WAIT_MILLIS;
        var game = server.get(path);
        for (var wait = 1; game.status() == NOT_FOUND && wait < WAITS; wait++) {
            game = server.get(path);
        }
        if (!game.isDone()) {
            throw new UnexpectedAnswer("the game of an accepted challenge: " + game.summary());
        }
    }

    /// True if this move ended the game.
    private boolean move(int ply) throws UnexpectedAnswer, InterruptedException {
        var before = script.line().at(ply - 1).position();
        var text = before.turn() == Side.WHITE
                ? script.moves().get(ply - 1)
                : Uci.write(script.line().at(ply).lastMove().orElseThrow(), script.variant());
        var body = json.createObjectNode().put("ply", ply).put("move", text);
        var answer = send("half-move " + ply, "/moves", before.turn(), body);
        if (answer.path("ply").asInt(-1) != ply) {
            throw new UnexpectedAnswer("half-move " + ply + ": answered with ply " + answer.path("ply"));
        }
        return answer.path("status").asString("").equals("ended");
    }

    private ExpectedEnd part() throws UnexpectedAnswer, InterruptedException {
        var turn = script.line().position().turn();
        switch (script.ending()) {
            case PlannedEnding.Unfinished() -> {
                return ExpectedEnd.UNFINISHED;
            }
            case PlannedEnding.Resigns(var side) -> {
                send("resignation", "/resignation", side, json.createObjectNode());
                return ExpectedEnd.resignation(side);
            }
            case PlannedEnding.Draw() -> {
                var claims = script.line().claims(DrawPolicy.FIDE);
                if (!claims.isEmpty()) {
                    send("draw-claim", "/draw-claim", turn, json.createObjectNode());
                    return ExpectedEnd.claim(claims.contains(Claim.THREEFOLD) ? Claim.THREEFOLD : Claim.FIFTY);
                }
                send("draw-offer", "/draw-offer", turn.opponent(), json.createObjectNode());
                send("draw-acceptance", "/draw-acceptance", turn, json.createObjectNode());
                return ExpectedEnd.AGREEMENT;
            }
        }
    }

    private JsonNode send(String what, String path, Side side, ObjectNode body)
            throws UnexpectedAnswer, InterruptedException {
        return sender.send(
                script.name() + " " + what, "/api/games" + (id.isEmpty() ? "" : "/" + id + path), player(side), body);
    }

    private String player(Side side) {
        return switch (beginning) {
            case DIRECT -> (side == Side.WHITE ? "white-" : "black-") + script.number();
            case BY_CHALLENGE -> {
                int white = script.number() % PLAYERS;
                int black = (white + 1 + script.number() / PLAYERS % (PLAYERS - 1)) % PLAYERS;
                yield "player-" + (side == Side.WHITE ? white : black);
            }
        };
    }
}

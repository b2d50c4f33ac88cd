package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.adapters.cli.chess.server.ServerReply;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests of the demo's players. Thread-safe.
final class DemoClient {

    private static final int NOT_FOUND = 404;
    /// Status of a command that comes too late: the game has changed.
    private static final List<Integer> TOO_LATE = List.of(409, 412);
    private static final int WAITS = 60;

    private final JsonMapper json = JsonMapper.shared();
    private final AtomicLong sent = new AtomicLong();
    private final GameServer server;
    /// Prefix that makes the keys of this run unique.
    private final String run;

    DemoClient(GameServer server, String run) {
        this.server = server;
        this.run = run;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /// Challenges a player, or any player if `to` is empty. Returns the id of the challenge.
    String challenge(DemoPlayer from, Optional<DemoPlayer> to, String colour, TimeControl.Fischer clock, boolean rated)
            throws InterruptedException {
        var terms = object().put("colour", colour).put("rated", rated);
        to.ifPresent(player -> terms.put("to", player.id()));
        terms.putObject("timeControl")
                .put("initialSeconds", clock.initialSeconds())
                .put("incrementSeconds", clock.incrementSeconds());
        var answer = post(from, "/api/challenges", terms);
        if (!answer.isDone()) {
            throw refused("a challenge", answer);
        }
        return answer.body().path("id").asString("");
    }

    /// Answers a challenge. Returns false if it is no longer open.
    ///
    /// @param answer `acceptance`, `refusal` or `cancellation`
    boolean answer(String challenge, DemoPlayer player, String answer) throws InterruptedException {
        return act(player, "/api/challenges/" + challenge + "/" + answer, object());
    }

    /// Waits until the game of an accepted challenge has started. Returns false if the demo stops first.
    boolean hasStarted(String game, StopSignal stop) throws InterruptedException {
        for (var wait = 0; wait < WAITS && !stop.isGiven(); wait++) {
            if (read("/api/games/" + game + "?wait=1000").isPresent()) {
                return true;
            }
        }
        if (stop.isGiven()) {
            return false;
        }
        throw new VerbFailed(
                ExitCode.NO,
                "the game of the accepted challenge " + game + " has not started within a minute; check the process"
                        + " `pairing` with `process list`");
    }

    ServedGame game(String id) throws InterruptedException {
        return new ServedGame(read("/api/games/" + id)
                .orElseThrow(() -> new VerbFailed(ExitCode.NO, "the server has lost the game " + id)));
    }

    /// Reads a document; empty if there is none.
    Optional<JsonNode> read(String path) throws InterruptedException {
        var answer = server.get(path);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isDone()) {
            throw refused(path, answer);
        }
        return Optional.of(answer.body());
    }

    /// Sends a command. Returns false if it comes too late, which the demo meets as every client does.
    boolean act(DemoPlayer player, String path, ObjectNode body) throws InterruptedException {
        var answer = post(player, path, body);
        if (!answer.isDone() && !TOO_LATE.contains(answer.status())) {
            throw refused(path, answer);
        }
        return answer.isDone();
    }

    private ServerReply post(DemoPlayer player, String path, ObjectNode body) throws InterruptedException {
        return server.post(path, player.id(), run + "/" + sent.incrementAndGet(), body);
    }

    private static VerbFailed refused(String what, ServerReply answer) {
        return new VerbFailed(ExitCode.NO, "the server refused " + what + ": " + answer.summary());
    }
}

package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameDecider;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Commands of two games that are played in turn: mostly legal moves, and commands that may be refused. Some
/// are sent again under their key.
final class SampledCommands {

    private static final int COMMANDS = 80;

    private final Random random;
    private final List<UUID> ids;
    private final Map<UUID, Game> games = new HashMap<>();
    private final List<GameCommand> commands = new ArrayList<>();
    private Instant now = GameScript.NOON;

    SampledCommands(long seed) {
        this.random = new Random(seed);
        this.ids = List.of(id(), id());
        for (var id : ids) {
            add(new GameCommand.StartGame(
                    id,
                    GameScript.WHITE,
                    GameScript.BLACK,
                    random.nextBoolean() ? TimeControl.UNTIMED : TimeControl.fischer(60, 1),
                    false,
                    Position.initial(),
                    GameSource.DIRECT,
                    Ruleset.FIDE,
                    now));
        }
        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextInt(1_500));
            add(next(ids.get(random.nextInt(ids.size()))));
        }
    }

    /// Sends all commands to a handler. Returns its answers.
    List<Outcome<Game, GameRejection>> play(CommandHandler<GameCommand, Game, GameRejection> handler) {
        var answers = new ArrayList<Outcome<Game, GameRejection>>();
        for (int i = 0; i < commands.size(); i++) {
            answers.add(handler.handle(commands.get(i), keyed(i)));
            if (i % 7 == 6) {
                answers.add(handler.handle(commands.get(i - 3), keyed(i - 3)));
            }
        }
        return answers;
    }

    private static CommandContext keyed(int number) {
        return CommandContext.keyed(
                new ReceiptKey(new Principal.Client("sample"), "command " + number),
                Bytes.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8)),
                Metadata.of("command " + number));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private void add(GameCommand command) {
        commands.add(command);
        var decider = new GameDecider();
        var game = games.getOrDefault(command.game(), decider.initial());
        if (decider.decide(command, game) instanceof Accepted<GameEvent, GameRejection>(var events)) {
            for (var event : events) {
                game = decider.evolve(game, event);
            }
        }
        games.put(command.game(), game);
    }

    private GameCommand next(UUID id) {
        var player = random.nextBoolean() ? GameScript.WHITE : GameScript.BLACK;
        return switch (random.nextInt(40)) {
            case 0 -> new GameCommand.OfferDraw(id, player, now);
            case 1 -> new GameCommand.WithdrawDraw(id, player, now);
            case 2 -> new GameCommand.DeclineDraw(id, player, now);
            case 3, 4 -> new GameCommand.ProposeTakeback(id, player, now);
            case 5 -> new GameCommand.WithdrawTakeback(id, player, now);
            case 6, 7 -> new GameCommand.AcceptTakeback(id, player, now);
            case 8 -> new GameCommand.DeclineTakeback(id, player, now);
            case 9 -> new GameCommand.GiveTime(id, player, Duration.ofSeconds(15), now);
            case 10 -> new GameCommand.ClaimDraw(id, player, now);
            case 11 -> new GameCommand.CheckFlag(id, GameScript.STRANGER, now);
            case 12 -> random.nextInt(4) == 0 ? new GameCommand.Resign(id, player, now) : move(id);
            default -> move(id);
        };
    }

    /// Returns a legal move of a running game, and an impossible one otherwise.
    private GameCommand move(UUID id) {
        if (games.get(id) instanceof Game.InProgress game) {
            var legal = game.line().position().legalMoves();
            var move = Uci.write(legal.get(random.nextInt(legal.size())), game.variant());
            return new GameCommand.PlayMove(
                    id, game.started().player(game.turn()), game.line().ply() + 1, move, now);
        }
        return new GameCommand.PlayMove(id, GameScript.WHITE, 1, "e2e4", now);
    }
}

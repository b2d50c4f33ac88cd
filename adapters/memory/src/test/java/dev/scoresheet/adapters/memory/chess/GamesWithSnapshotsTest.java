package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.GameStateCodec;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.snapshot.MemoryStateSnapshots;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sampled games, played by commands on a log without snapshots and on logs with right and wrong ones. The
/// answers are the same, and a node warns once of the wrong ones.
class GamesWithSnapshotsTest {

    private static final int OVER = 3;
    private static final int GAMES = 8;

    @Test
    void games_with_snapshots_get_the_same_answers() {
        var hits = 0L;
        for (var seed : seeds()) {
            var games = new SampledCommands(seed);
            var played = play(games, WarmStates.none());
            assertEquals(plain(games), played.answers(), () -> "games " + seed);
            assertEquals(List.of(), played.warnings());
            hits += played.figures().hits();
        }
        assertTrue(hits > 10 * GAMES, "reads that began at a snapshot: " + hits);
    }

    @Test
    void games_with_snapshots_and_warm_states_get_the_same_answers() {
        for (var seed : seeds()) {
            var games = new SampledCommands(seed);
            var played = play(games, new WarmStates(10_000));
            assertEquals(plain(games), played.answers(), () -> "games " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void games_with_wrong_snapshots_get_the_same_answers_and_one_warning(WrongSnapshots wrong) {
        for (var seed : seeds()) {
            var games = new SampledCommands(seed);
            var played = play(games, wrong::over, wrong.codec(), WarmStates.none());
            assertEquals(plain(games), played.answers(), () -> "games " + seed);
            assertEquals(1, played.warnings().size(), () -> "games " + seed + ": " + played.warnings());
            assertTrue(played.warnings().getFirst().contains(wrong.words), () -> "" + played.warnings());
            assertEquals(0, played.figures().hits());
            assertTrue(wrong.count(played.figures()) > 1, () -> "games " + seed + ": " + played.figures());
        }
    }

    @Test
    void a_snapshot_of_another_state_would_be_seen() {
        var seed = seeds()[0];
        var games = new SampledCommands(seed);
        var lying = new ForwardingCodec(GameStateCodec.codec()) {
            @Override
            public Game decode(String text) {
                return super.decode(text.replaceFirst("[a-h1-8]{4}[qrbn]? \"", "\""));
            }
        };
        assertTrue(differs(games, lying), () -> "games " + seed);
    }

    /// Tells whether games with this codec get other answers than games without snapshots. A move that is missing
    /// may leave a state that no game can have, and the rules may throw on it: no answer is another answer, too.
    private static boolean differs(SampledCommands games, SnapshotCodec<Game> codec) {
        try {
            var played = play(games, UnaryOperator.identity(), codec, WarmStates.none());
            return !plain(games).equals(played.answers());
        } catch (RuntimeException impossible) {
            return true;
        }
    }

    private static long[] seeds() {
        return Seed.random("GamesWithSnapshotsTest").longs(GAMES).toArray();
    }

    private record Played(
            List<Outcome<Game, GameRejection>> answers, StateSnapshots.Figures figures, List<String> warnings) {}

    private static List<Outcome<Game, GameRejection>> plain(SampledCommands games) {
        return games.play(CommandHandlers.plain(log().store()).of(GameStreams.aggregate()));
    }

    private static Played play(SampledCommands games, WarmStates warm) {
        return play(games, UnaryOperator.identity(), GameStateCodec.codec(), warm);
    }

    private static Played play(
            SampledCommands games,
            UnaryOperator<StateSnapshotStore> change,
            SnapshotCodec<Game> codec,
            WarmStates warm) {
        var log = log();
        var store = change.apply(new MemoryStateSnapshots(log.reader()));
        var warnings = new ArrayList<String>();
        var snapshots = new StateSnapshots(store, new Sha256LogDigest(), OVER, Runnable::run, warnings::add);
        var node = new CommandHandlers<>(log.store(), warm, Optional.of(snapshots), Optional.empty());
        var answers = games.play(node.of(GameStreams.aggregate().withSnapshots(codec)));
        return new Played(answers, snapshots.figures(), warnings);
    }

    private static MemoryLog<ChessEvent> log() {
        var clock = Clock.fixed(ChessLog.RECORDED, ZoneOffset.UTC);
        return new MemoryLog<>(ChessEventTypes.codec(), new Sha256LogDigest(), clock, "test");
    }
}

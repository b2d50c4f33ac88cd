package dev.scoresheet.adapters.cli.chess.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.chess.play.HallServer.Fault;
import dev.scoresheet.adapters.cli.chess.play.PlaySettings.Beginning;
import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.adapters.cli.chess.server.ServerGone;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayGamesTest {

    private static final String GAMES = """
            [Event "mate"]
            [Result "0-1"]

            1. f3 e5 2. g4 Qh4# 0-1

            [Event "nobody moved"]
            [Result "1-0"]

            1-0

            [Event "resigned"]
            [Result "1-0"]

            1. e4 e5 2. Nf3 1-0

            [Event "agreed"]
            [Result "1/2-1/2"]

            1. e4 e5 1/2-1/2

            [Event "claimed"]
            [Result "1/2-1/2"]

            1. Nf3 Nf6 2. Ng1 Ng8 3. Nf3 Nf6 4. Ng1 Ng8 1/2-1/2

            [Event "flag"]
            [Result "1-0"]
            [Termination "Time forfeit"]

            1. e4 e5 1-0

            [Event "resigned at once"]
            [Result "1-0"]

            1. e4 1-0

            [Event "went on after the fifth time"]
            [Result "1/2-1/2"]

            1. Nf3 Nf6 2. Ng1 Ng8 3. Nf3 Nf6 4. Ng1 Ng8 5. Nf3 Nf6 6. Ng1 Ng8
            7. Nf3 Nf6 8. Ng1 Ng8 9. e4 1/2-1/2

            [Event "castling with a rook on b"]
            [Result "*"]
            [SetUp "1"]
            [FEN "1r2k3/8/8/8/8/8/8/1R2K3 w Bb - 0 1"]

            1. O-O-O Rb1+ *
            """;

    @TempDir
    Path folder;

    @Test
    void every_kind_of_end_is_played_and_agrees() throws Exception {
        var report = play(Fault.NONE, 100);

        assertEquals(List.of(), report.disagreements());
        assertEquals(8, report.games());
        assertEquals(4, report.agreed());
        assertEquals(1, report.endedEarlier());
        assertEquals(3, report.unfinished());
        assertEquals(8 + 4 + 3 + 2 + 8 + 2 + 1 + 16 + 2 + 1 + 2 + 1, report.commands());
    }

    @Test
    void games_that_begin_by_a_challenge_agree_too() throws Exception {
        var direct = play(Fault.NONE, 100);
        var report = play(Fault.NONE, 100, Beginning.BY_CHALLENGE);

        assertEquals(List.of(), report.disagreements());
        assertEquals(direct.agreed(), report.agreed());
        assertEquals(direct.commands() + direct.games(), report.commands(), "two commands begin a game instead of one");
    }

    @Test
    void a_challenge_without_a_game_is_a_disagreement() throws Exception {
        var report = play(Fault.NEVER_PAIRS, 1, Beginning.BY_CHALLENGE);
        assertEquals(1, report.disagreements().size());
        assertTrue(
                report.disagreements()
                        .getFirst()
                        .differences()
                        .getFirst()
                        .startsWith("the game of an accepted challenge"),
                report::toString);
    }

    @Test
    void the_number_of_games_is_limited() throws Exception {
        assertEquals(2, play(Fault.NONE, 2).games());
    }

    @Test
    void a_wrong_answer_of_the_server_is_a_disagreement() throws Exception {
        for (var fault : List.of(Fault.WRONG_FEN, Fault.LOSES_THE_LAST_MOVE, Fault.STOPS_EARLY)) {
            var report = play(fault, 1);
            assertEquals(1, report.disagreements().size(), fault.name());
            assertEquals(0, report.agreed(), fault.name());
        }
    }

    @Test
    void a_request_to_a_busy_server_is_repeated() throws Exception {
        assertEquals(List.of(), play(Fault.BUSY_AT_FIRST, 8).disagreements());
    }

    @Test
    void an_unreachable_server_is_named() throws IOException {
        var nowhere = new HallServer(Fault.NONE);
        nowhere.close();
        try (var server = new GameServer(nowhere.address(), Duration.ZERO)) {
            var gone = assertThrows(ServerGone.class, () -> server.get("/api"));
            assertTrue(gone.getMessage().contains(nowhere.address().toString()), gone.getMessage());
        }
    }

    @Test
    void a_game_that_cannot_be_played_is_named_with_its_line() throws Exception {
        var file = Files.writeString(folder.resolve("bad.pgn"), "[Event \"x\"]\n\n1. e4 e4 *\n");
        try (var server = new HallServer(Fault.NONE)) {
            var settings = new PlaySettings(server.address(), List.of(file), 1, 1, Optional.empty(), Beginning.DIRECT);
            var report = new PlayGames(settings, "run", ProgressListener.NONE).play();
            assertEquals(List.of(file + ":1: game 1: half-move 2 'e4' is no legal move"), report.unplayable());
        }
    }

    @Test
    void real_games_agree_with_the_oracle_and_resends_are_counted() throws Exception {
        var oracle = Optional.of(TestData.path("oracle/replay.tsv.gz"));
        try (var server = new HallServer(Fault.NONE)) {
            for (var name : List.of("lichess/standard.pgn.gz", "lichess/chess960.pgn.gz", "masters/Anand.pgn.gz")) {
                var files = List.of(TestData.path("pgn/" + name));
                var report = new PlayGames(
                                new PlaySettings(server.address(), files, 40, 8, oracle, Beginning.DIRECT),
                                name,
                                ProgressListener.NONE)
                        .play();
                assertEquals(List.of(), report.disagreements());
                assertEquals(40, report.games());
                assertEquals(report.commands() / 50, report.resent());
            }
            assertTrue(server.replays() > 100, "only " + server.replays() + " replays");
        }
    }

    @Test
    void a_server_that_forgets_keys_is_detected() throws Exception {
        var files = List.of(TestData.path("pgn/lichess/standard.pgn.gz"));
        try (var server = new HallServer(Fault.FORGETS_KEYS)) {
            var settings = new PlaySettings(server.address(), files, 4, 2, Optional.empty(), Beginning.DIRECT);
            var report = new PlayGames(settings, "run", ProgressListener.NONE).play();
            assertTrue(report.resent() > 0);
            assertEquals(report.resent(), report.disagreements().size(), report.toString());
        }
    }

    @Test
    void lost_answers_are_no_disagreement() throws Exception {
        var files = List.of(TestData.path("pgn/lichess/standard.pgn.gz"));
        try (var server = new HallServer(Fault.LOSES_FIRST_ANSWERS)) {
            var settings = new PlaySettings(server.address(), files, 4, 4, Optional.empty(), Beginning.DIRECT);
            var report = new PlayGames(settings, "run", ProgressListener.NONE).play();
            assertEquals(List.of(), report.disagreements());
            assertTrue(report.resent() > 0);
            assertEquals(report.commands() + report.resent(), server.replays());
        }
    }

    private PlayReport play(Fault fault, int games) throws Exception {
        return play(fault, games, Beginning.DIRECT);
    }

    private PlayReport play(Fault fault, int games, Beginning beginning) throws Exception {
        var file = Files.writeString(folder.resolve("games.pgn"), GAMES);
        try (var server = new HallServer(fault)) {
            var settings = new PlaySettings(server.address(), List.of(file), games, 3, Optional.empty(), beginning);
            return new PlayGames(settings, "run", ProgressListener.NONE).play();
        }
    }
}

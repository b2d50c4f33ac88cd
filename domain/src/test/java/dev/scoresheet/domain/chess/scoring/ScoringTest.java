package dev.scoresheet.domain.chess.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.chess.scoring.ScoringEvent.GameNotScored;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import dev.scoresheet.domain.kernel.ProcessSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final UUID GAME = UUID.fromString("0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f");
    private static final String STREAM = "game-" + GAME;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TimeControl BLITZ = TimeControl.fischer(300, 0);

    private final ProcessSpec<ChessEvent, ScoredSpeed, ScoreGame> scoring = ProcessSpec.of(new Scoring());

    @Test
    void a_rated_game_that_ends_is_scored_under_its_speed() {
        scoring.when(STREAM, EndedGames.rated("anna", "boris", BLITZ, Result.DRAW, NOON))
                .then("score", score(Speed.BLITZ, Result.DRAW))
                .when(STREAM, EndedGames.rated("anna", "boris", TimeControl.UNTIMED, Result.BLACK_WINS, NOON))
                .then("score", score(Speed.CORRESPONDENCE, Result.BLACK_WINS));
    }

    @Test
    void other_events_and_other_games_are_not_scored() {
        scoring.when(STREAM, new DrawDeclined())
                .thenNothing()
                .when(STREAM, EndedGames.of("anna", "boris", BLITZ, false, Result.DRAW, NOON))
                .thenNothing()
                .when(STREAM, EndedGames.rated("anna", "boris", BLITZ, Result.UNFINISHED, NOON))
                .thenNothing()
                .when(STREAM, EndedGames.rated("anna", "anna", BLITZ, Result.DRAW, NOON))
                .thenNothing()
                .when("scoring-blitz", new GameNotScored(GAME, "already-rated"))
                .thenNothing();
    }

    @Test
    void no_instance_keeps_a_state() {
        var scored = scoring.when(STREAM, EndedGames.rated("anna", "boris", BLITZ, Result.DRAW, NOON));
        assertEquals(Map.of(), scored.states());
        scored.noDeadlineOf("blitz");
    }

    @Test
    void a_refusal_is_answered_with_an_event() {
        assertEquals(
                Optional.of(new GameNotScored(GAME, "already-rated")),
                new Scoring()
                        .whenRefused(
                                new ScoredSpeed(Speed.BLITZ),
                                new Reaction<>("score", score(Speed.BLITZ, Result.DRAW)),
                                "already-rated"));
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var ended = scoring;
        for (int seconds : new int[] {15, 60, 300, 600, 10_800}) {
            ended = ended.when(
                    STREAM, EndedGames.rated("anna", "boris", TimeControl.fischer(seconds, 0), Result.DRAW, NOON));
        }
        ended = ended.when(STREAM, EndedGames.rated("anna", "boris", TimeControl.UNTIMED, Result.DRAW, NOON));
        assertEquals("scoring", ended.process().name());
        assertEquals(
                List.of(
                        "ultraBullet score",
                        "bullet score",
                        "blitz score",
                        "rapid score",
                        "classical score",
                        "correspondence score"),
                ended.names());
    }

    private static ScoreGame score(Speed speed, Result result) {
        return new ScoreGame(GAME, new BySide<>(new PlayerId("anna"), new PlayerId("boris")), speed, result, NOON);
    }
}

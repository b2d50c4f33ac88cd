package dev.scoresheet.domain.chess.scoring;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.scoring.ScoringEvent.GameNotScored;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Process that scores each rated game once, when it ends. An instance is a speed: games of one speed are scored one
/// after another, in the order of the log, because each result depends on the ones before it.
///
/// Imported games are not scored: they were played elsewhere.
public final class Scoring implements ProcessManager<ChessEvent, ScoredSpeed, ScoreGame> {

    private static final String GAME = "game-";

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof GameEnded ended && counts(ended)
                ? List.of(Speed.of(ended.timeControl()).word())
                : List.of();
    }

    private static boolean counts(GameEnded game) {
        return game.rated()
                && game.result() != Result.UNFINISHED
                && !game.players().white().equals(game.players().black());
    }

    @Override
    public ScoredSpeed initial(String instance) {
        return new ScoredSpeed(Speed.of(instance).orElseThrow());
    }

    @Override
    public ScoredSpeed evolve(ScoredSpeed state, Occurrence<ChessEvent> occurrence) {
        return state;
    }

    @Override
    public List<Reaction<ScoreGame>> react(ScoredSpeed state, Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof GameEnded ended
                ? List.of(new Reaction<>(
                        "score",
                        new ScoreGame(
                                game(occurrence.stream()),
                                ended.players(),
                                state.speed(),
                                ended.result(),
                                ended.endedAt())))
                : List.of();
    }

    private static UUID game(String stream) {
        return UUID.fromString(stream.substring(GAME.length()));
    }

    @Override
    public Optional<ChessEvent> whenRefused(ScoredSpeed state, Reaction<ScoreGame> reaction, String rejection) {
        return Optional.of(new GameNotScored(reaction.command().game(), rejection));
    }

    /// True after each game, so that no row is kept: the state is the speed.
    @Override
    public boolean finished(ScoredSpeed state) {
        return true;
    }
}

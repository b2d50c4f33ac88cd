package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.application.chess.games.EndedGame;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Projection of the results of each player, by side, termination and opening.
public final class PlayerStatisticsProjection implements Projection<ChessEvent, PlayerGroup, Score, Tally> {

    private final OpeningBook book;

    public PlayerStatisticsProjection(OpeningBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "player-statistics";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String parameters() {
        return book.digest();
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return EndedGame.NOT_AN_END;
    }

    @Override
    public List<Change<PlayerGroup, Score>> changes(RecordedEvent<ChessEvent> recorded) {
        return EndedGame.withResult(recorded.event()).stream()
                .flatMap(this::bothSides)
                .toList();
    }

    private Stream<Change<PlayerGroup, Score>> bothSides(EndedGame game) {
        var opening = opening(game);
        return Stream.of(Side.WHITE, Side.BLACK)
                .map(side -> new Change<>(
                        new PlayerGroup(game.players().of(side), side, game.termination(), opening),
                        Score.of(game.result(), side)));
    }

    private Optional<Opening> opening(EndedGame game) {
        return book.size() > 0 && game.isFromUsualPosition() ? book.of(game.moves()) : Optional.empty();
    }

    @Override
    public Tally initial(PlayerGroup group) {
        return Tally.NONE;
    }

    @Override
    public Tally evolve(Tally tally, Score score) {
        return tally.and(score);
    }

    @Override
    public String text(PlayerGroup group) {
        return "%s/%s/%s/%s"
                .formatted(
                        group.player(),
                        group.side() == Side.WHITE ? "white" : "black",
                        group.termination().word(),
                        group.opening()
                                .map(opening -> opening.eco() + " " + opening.name())
                                .orElse("-"));
    }
}

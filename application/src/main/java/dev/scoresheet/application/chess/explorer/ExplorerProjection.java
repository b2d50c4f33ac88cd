package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.application.chess.games.EndedGame;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Projection of the moves from each position in the first half-moves of ended games from the usual start. A move
/// that one game makes twice from the same position counts twice.
public final class ExplorerProjection implements Projection<ChessEvent, PlayedMove, Contribution, MoveTally> {

    /// Number of half-moves of a game that count.
    public static final int DEPTH = 30;

    @Override
    public String name() {
        return "explorer";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return EndedGame.NOT_AN_END;
    }

    @Override
    public List<Change<PlayedMove, Contribution>> changes(RecordedEvent<ChessEvent> recorded) {
        return EndedGame.withResult(recorded.event())
                .filter(EndedGame::isFromUsualPosition)
                .map(ExplorerProjection::moves)
                .orElse(List.of());
    }

    private static List<Change<PlayedMove, Contribution>> moves(EndedGame game) {
        var moves = game.moves().subList(0, Math.min(DEPTH, game.moves().size()));
        var changes = new ArrayList<Change<PlayedMove, Contribution>>(moves.size());
        var position = Position.initial();
        for (var uci : moves) {
            var move = Uci.recorded(uci, position);
            changes.add(new Change<>(
                    new PlayedMove(key(position), Uci.write(move, Variant.STANDARD)),
                    new Contribution(game.result(), game.ratings().of(position.turn()))));
            position = position.play(move);
        }
        return changes;
    }

    /// Returns the name of a position in the explorer.
    public static String key(Position position) {
        return Fen.writeKey(position, Variant.STANDARD);
    }

    @Override
    public MoveTally initial(PlayedMove move) {
        return MoveTally.NONE;
    }

    @Override
    public MoveTally evolve(MoveTally tally, Contribution contribution) {
        return tally.and(contribution);
    }

    @Override
    public String text(PlayedMove move) {
        return move.position() + " " + move.uci();
    }
}

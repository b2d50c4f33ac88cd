package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.application.chess.games.EndedGame;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Side;
import java.util.List;
import java.util.Set;

/// Projection of the results between two players; a row shows them as the first of the pair sees them. In an
/// archive, a file can give both players of a game the same name. Such games are left out.
public final class HeadToHeadProjection implements Projection<ChessEvent, PlayerPair, Score, Tally> {

    @Override
    public String name() {
        return "head-to-head";
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
    public List<Change<PlayerPair, Score>> changes(RecordedEvent<ChessEvent> recorded) {
        return EndedGame.withResult(recorded.event()).stream()
                .filter(game -> !game.players().white().equals(game.players().black()))
                .map(HeadToHeadProjection::change)
                .toList();
    }

    private static Change<PlayerPair, Score> change(EndedGame game) {
        var pair = PlayerPair.of(game.players().white(), game.players().black());
        var first = pair.first().equals(game.players().white()) ? Side.WHITE : Side.BLACK;
        return new Change<>(pair, Score.of(game.result(), first));
    }

    @Override
    public Tally initial(PlayerPair pair) {
        return Tally.NONE;
    }

    @Override
    public Tally evolve(Tally tally, Score score) {
        return tally.and(score);
    }

    @Override
    public String text(PlayerPair pair) {
        return pair.first() + "/" + pair.second();
    }
}

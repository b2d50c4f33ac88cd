package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Side;
import java.util.random.RandomGenerator;

/// Decisions of a demo player other than moves: when it resigns, and when it offers or accepts a draw. They depend on
/// the men on the board alone.
record Manners(RandomGenerator random) {

    private static final int HOPELESS = -5;
    private static final double RESIGNS = 0.25;
    private static final int FIRST_RESIGNATION = 16;

    private static final int LEVEL = 1;
    private static final double OFFERS = 0.15;
    private static final int FIRST_OFFER = 60;
    /// Half-move from which a demo player ends a game as soon as it can.
    private static final int LONG = 160;

    boolean resigns(DemoPlayer player, ServedGame game, Side side) {
        var isHopeless = game.ply() >= FIRST_RESIGNATION && game.lead(side) <= HOPELESS;
        return isHopeless && (game.ply() >= LONG || !player.isStubborn() && random.nextDouble() < RESIGNS);
    }

    boolean offersDraw(ServedGame game, Side side) {
        return game.ply() >= FIRST_OFFER && acceptsDraw(game, side) && random.nextDouble() < OFFERS;
    }

    boolean acceptsDraw(ServedGame game, Side side) {
        return game.ply() >= FIRST_OFFER && game.lead(side) <= (game.ply() >= LONG ? -HOPELESS : LEVEL);
    }
}

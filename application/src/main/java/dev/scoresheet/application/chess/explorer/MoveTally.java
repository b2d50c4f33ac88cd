package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.domain.chess.Rating;

/// Results of the games with a move, by winner, and the ratings of the players of the move.
///
/// @param ratings sum of the known ratings
/// @param rated number of known ratings
public record MoveTally(long white, long draws, long black, long ratings, long rated) {

    static final MoveTally NONE = new MoveTally(0, 0, 0, 0, 0);

    public long games() {
        return white + draws + black;
    }

    MoveTally and(Contribution one) {
        var with = switch (one.mover()) {
            case Rating.Known(var points) ->
                new MoveTally(white, draws, black, Math.addExact(ratings, points), rated + 1);
            case Rating.Unknown _ -> this;
        };
        return switch (one.result()) {
            case WHITE_WINS -> new MoveTally(white + 1, draws, black, with.ratings, with.rated);
            case DRAW -> new MoveTally(white, draws + 1, black, with.ratings, with.rated);
            case BLACK_WINS -> new MoveTally(white, draws, black + 1, with.ratings, with.rated);
            case UNFINISHED ->
                throw new IllegalArgumentException("an unfinished game has no result that the explorer counts");
        };
    }
}

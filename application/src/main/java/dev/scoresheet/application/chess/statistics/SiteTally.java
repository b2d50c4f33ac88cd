package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.Result;

/// Number of games by winner.
public record SiteTally(long white, long draws, long black) {

    public static final SiteTally NONE = new SiteTally(0, 0, 0);

    public long games() {
        return white + draws + black;
    }

    /// @param result the result of a finished game
    SiteTally and(Result result) {
        return switch (result) {
            case WHITE_WINS -> new SiteTally(white + 1, draws, black);
            case DRAW -> new SiteTally(white, draws + 1, black);
            case BLACK_WINS -> new SiteTally(white, draws, black + 1);
            case UNFINISHED ->
                throw new IllegalArgumentException("an unfinished game has no result that the statistics count");
        };
    }
}

package dev.scoresheet.domain.chess.pgn;

/// Limits for one line, one game and one nest of variations, so that every input uses bounded memory.
///
/// @param lineLength characters; a caller may cut a longer line off after `lineLength + 1`
/// @param gameLength characters of one game; a run of white space counts once
/// @param nesting depth of variations within variations
public record PgnLimits(int lineLength, int gameLength, int nesting) {

    /// Default limits: eight times the longest game that the rules allow (17,697 half-moves are 125 kB).
    public static final PgnLimits USUAL = new PgnLimits(1 << 20, 1 << 20, 200);

    public PgnLimits {
        if (lineLength < 1 || gameLength < 1 || nesting < 0) {
            throw new IllegalArgumentException(
                    "limits are positive, not " + lineLength + ", " + gameLength + ", " + nesting);
        }
    }
}

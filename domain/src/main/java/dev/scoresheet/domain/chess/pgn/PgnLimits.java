package dev.scoresheet.domain.chess.pgn;

/// How much of a file may belong to one line, one game and one nest of variations, so that no input costs more
/// than a known amount of memory.
///
/// @param lineLength characters; who hands lines over may cut longer ones off behind `lineLength + 1`
/// @param gameLength characters of one game, a run of white space counted once
/// @param nesting variations within variations
public record PgnLimits(int lineLength, int gameLength, int nesting) {

    /// Room for the longest game that the rules allow (17,697 half-moves are 125 kB), eight times over.
    public static final PgnLimits USUAL = new PgnLimits(1 << 20, 1 << 20, 200);

    public PgnLimits {
        if (lineLength < 1 || gameLength < 1 || nesting < 0) {
            throw new IllegalArgumentException(
                    "limits are positive, not " + lineLength + ", " + gameLength + ", " + nesting);
        }
    }
}

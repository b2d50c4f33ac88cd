package dev.scoresheet.adapters.cli.chess.demo;

/// Player of the demo.
///
/// @param id id that ends in `-bot`, so that a visitor knows that a program plays
/// @param skill 0 to [#BEST]
record DemoPlayer(String id, int skill) {

    /// Highest skill. A still better one of Stockfish would repeat its games.
    static final int BEST = 19;

    /// True if the player continues until mate, also without hope.
    boolean isStubborn() {
        return skill < BEST / 3;
    }
}

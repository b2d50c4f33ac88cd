package dev.scoresheet.adapters.cli.chess.play;

/// The server answered what it should not. It ends the game and counts as a disagreement.
final class Surprise extends Exception {

    private static final long serialVersionUID = 1L;

    Surprise(String message) {
        super(message);
    }
}

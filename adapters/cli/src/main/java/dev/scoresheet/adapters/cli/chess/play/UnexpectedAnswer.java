package dev.scoresheet.adapters.cli.chess.play;

/// Wrong answer of the server. It ends the game and counts as a disagreement.
final class UnexpectedAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
        super(message);
    }
}

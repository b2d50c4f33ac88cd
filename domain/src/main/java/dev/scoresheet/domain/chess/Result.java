package dev.scoresheet.domain.chess;

import java.util.Optional;

/// Result of a game, in the words of PGN and of the clients.
public enum Result {
    WHITE_WINS("1-0"),
    BLACK_WINS("0-1"),
    DRAW("1/2-1/2"),
    UNFINISHED("*");

    private final String text;

    Result(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<Result> of(String text) {
        for (var result : values()) {
            if (result.text.equals(text)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}

package dev.scoresheet.domain.chess.challenge;

import java.util.Optional;

/// Colour that a challenger wants.
public enum ColourChoice {
    WHITE("white"),
    BLACK("black"),
    RANDOM("random");

    private final String word;

    ColourChoice(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<ColourChoice> of(String word) {
        for (var choice : values()) {
            if (choice.word.equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}

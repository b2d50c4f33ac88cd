package dev.scoresheet.domain.chess;

import java.util.Optional;

/// Reason why a game ended. The log stores the words and clients see them, so they must never change.
public enum Termination {
    CHECKMATE("checkmate"),
    STALEMATE("stalemate"),
    RESIGNATION("resignation"),
    AGREEMENT("agreement"),
    THREEFOLD_CLAIM("threefold-claim"),
    FIVEFOLD("fivefold"),
    FIFTY_CLAIM("fifty-claim"),
    SEVENTY_FIVE("seventy-five"),
    DEAD_POSITION("dead-position"),
    /// The side to move ran out of time and lost.
    FLAG("flag"),
    /// The side to move ran out of time, but the opponent has nothing to mate with: a draw (FIDE Laws 6.9).
    FLAG_DEAD("flag-dead"),
    ABANDONED("abandoned"),
    NO_START("no-start"),
    ABORTED("aborted"),
    UNKNOWN("unknown");

    private final String word;

    Termination(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Termination> of(String word) {
        for (var termination : values()) {
            if (termination.word.equals(word)) {
                return Optional.of(termination);
            }
        }
        return Optional.empty();
    }
}

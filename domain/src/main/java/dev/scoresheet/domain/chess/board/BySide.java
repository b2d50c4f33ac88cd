package dev.scoresheet.domain.chess.board;

import java.util.Objects;

/// Pair of values, one for each side.
public record BySide<T>(T white, T black) {

    public BySide {
        Objects.requireNonNull(white, "white");
        Objects.requireNonNull(black, "black");
    }

    public static <T> BySide<T> both(T value) {
        return new BySide<>(value, value);
    }

    public T of(Side side) {
        return switch (side) {
            case WHITE -> white;
            case BLACK -> black;
        };
    }

    public BySide<T> with(Side side, T value) {
        return switch (side) {
            case WHITE -> new BySide<>(value, black);
            case BLACK -> new BySide<>(white, value);
        };
    }
}

package dev.scoresheet.domain.chess.board;

import java.util.Optional;

/// Square of the board. The order of the constants, rank by rank from A1, is the order of the bits in a [Board].
@SuppressWarnings("EnumOrdinal") // the order of the constants is part of the type
public enum Square {
    A1,
    B1,
    C1,
    D1,
    E1,
    F1,
    G1,
    H1,
    A2,
    B2,
    C2,
    D2,
    E2,
    F2,
    G2,
    H2,
    A3,
    B3,
    C3,
    D3,
    E3,
    F3,
    G3,
    H3,
    A4,
    B4,
    C4,
    D4,
    E4,
    F4,
    G4,
    H4,
    A5,
    B5,
    C5,
    D5,
    E5,
    F5,
    G5,
    H5,
    A6,
    B6,
    C6,
    D6,
    E6,
    F6,
    G6,
    H6,
    A7,
    B7,
    C7,
    D7,
    E7,
    F7,
    G7,
    H7,
    A8,
    B8,
    C8,
    D8,
    E8,
    F8,
    G8,
    H8;

    private static final Square[] ALL = values();

    /// Returns the square of a file and a rank, each counted from 0.
    public static Square at(int file, int rank) {
        return ALL[8 * rank + file];
    }

    /// Returns the square with this name, as in `e4`.
    public static Optional<Square> named(String name) {
        return name.length() == 2 && isFile(name.charAt(0)) && isRank(name.charAt(1))
                ? Optional.of(at(name.charAt(0) - 'a', name.charAt(1) - '1'))
                : Optional.empty();
    }

    /// Returns the file, from 0 for a to 7 for h.
    public int file() {
        return ordinal() & 7;
    }

    /// Returns the rank, from 0 for the first to 7 for the eighth.
    public int rank() {
        return ordinal() >> 3;
    }

    /// Returns the name in chess notation: `e4`.
    public String text() {
        return "" + (char) ('a' + file()) + (char) ('1' + rank());
    }

    /// Returns the index of this square's bit in a set of squares.
    int index() {
        return ordinal();
    }

    public long bit() {
        return 1L << ordinal();
    }

    static Square of(int index) {
        return ALL[index];
    }

    /// Returns the square of the lowest bit of a set that is not empty.
    public static Square first(long squares) {
        return ALL[Long.numberOfTrailingZeros(squares)];
    }

    static boolean isFile(char letter) {
        return 'a' <= letter && letter <= 'h';
    }

    public static boolean isRank(char digit) {
        return '1' <= digit && digit <= '8';
    }
}

package dev.scoresheet.domain.chess;

/// Pseudonymous id of a player: 1 to 64 characters of `[A-Za-z0-9_-]`.
///
/// The log holds these ids and never a person's name; names are rows of the player directory.
public record PlayerId(String value) {

    private static final int LONGEST = 64;

    public PlayerId {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(PlayerId::permitted)) {
            throw new IllegalArgumentException("a player id is 1 to " + LONGEST
                    + " characters of A-Z, a-z, 0-9, _ and -, not '" + excerpt(value) + "'");
        }
    }

    private static boolean permitted(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '-';
    }

    private static String excerpt(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return value;
    }
}

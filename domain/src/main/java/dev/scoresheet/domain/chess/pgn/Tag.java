package dev.scoresheet.domain.chess.pgn;

/// Tag pair, `[Name "value"]`. The value has no quotes around it and no escaping backslashes.
///
/// @param name letters, digits and underscores in the PGN standard (8.1); real files have others, so only white space,
///     quotes and brackets are invalid
public record Tag(String name, String value) {

    public Tag {
        if (name.isEmpty() || !name.chars().allMatch(Tag::belongsToName)) {
            throw new IllegalArgumentException(
                    "a tag's name has no white space, quote or bracket and is not empty: '" + name + "'");
        }
    }

    static boolean belongsToName(int character) {
        return character > ' ' && character != '"' && character != '[' && character != ']' && character != 0x7f;
    }
}

package dev.scoresheet.domain.chess.pgn;

/// A tag pair, `[Name "value"]`, with the value as it is meant: no quotes around it, no backslashes in it.
///
/// @param name letters, digits and underscores, as the PGN standard (8.1) has it; real files also have others,
///     so that anything but white space, quotes and brackets goes
public record Tag(String name, String value) {

    public Tag {
        if (name.isEmpty() || !name.chars().allMatch(Tag::belongsToName)) {
            throw new IllegalArgumentException("not the name of a tag: '" + name + "'");
        }
    }

    static boolean belongsToName(int character) {
        return character > ' ' && character != '"' && character != '[' && character != ']' && character != 0x7f;
    }
}

package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/// The tag pairs of one game while they come in.
final class TagSection {

    private final List<Tag> tags = new ArrayList<>();

    List<Tag> tags() {
        return tags;
    }

    boolean has(String name) {
        return tags.stream().anyMatch(tag -> tag.name().equals(name));
    }

    /// Reads one tag pair; the cursor is at its opening bracket.
    void read(Cursor cursor) {
        var unterminated = cursor.malformed(Kind.UNTERMINATED_TAG, "a tag that begins here is not closed on its line");
        cursor.next();
        cursor.skipWhiteSpace();
        var name = name(cursor);
        cursor.skipWhiteSpace();
        if (cursor.atEnd()) {
            throw unterminated;
        }
        if (name.isEmpty() || !cursor.isAt('"')) {
            throw cursor.malformed(Kind.MALFORMED_TAG, "a tag is [Name \"value\"]");
        }
        cursor.next();
        var value = value(cursor, unterminated);
        cursor.skipWhiteSpace();
        cursor.next();
        tags.add(new Tag(name, value));
    }

    private static String name(Cursor cursor) {
        var name = new StringBuilder();
        while (!cursor.atEnd() && Tag.belongsToName(cursor.peek())) {
            name.append(cursor.next());
        }
        return name.toString();
    }

    /// A quote ends the value only where the bracket follows: files in the wild forget to escape those within.
    private static String value(Cursor cursor, Malformed unterminated) {
        var value = new StringBuilder();
        while (!cursor.atEnd()) {
            char character = cursor.next();
            if (character == '\\' && (cursor.isAt('"') || cursor.isAt('\\'))) {
                value.append(cursor.next());
            } else if (character == '"' && bracketFollows(cursor)) {
                return value.toString();
            } else {
                value.append(character);
            }
        }
        throw unterminated;
    }

    private static boolean bracketFollows(Cursor cursor) {
        var ahead = cursor.copy();
        ahead.skipWhiteSpace();
        return ahead.isAt(']');
    }

    /// The name in a line that is, as a whole, a tag pair; empty if it is not.
    static String nameIn(String line) {
        var cursor = new Cursor(line, 0, 0);
        cursor.skipWhiteSpace();
        if (!cursor.isAt('[')) {
            return "";
        }
        try {
            var section = new TagSection();
            section.read(cursor);
            return section.tags.getFirst().name();
        } catch (Malformed notATag) {
            return "";
        }
    }
}

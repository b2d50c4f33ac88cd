package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tag pairs of one game during reading.
final class TagSection {

    /// Beginning of a line with a tag pair, also of an unclosed one.
    private static final Pattern LINE = Pattern.compile("[\\p{Z}\\p{C}]*\\[\\s*[\\p{L}\\p{N}_]");

    private static final Pattern PAIR = Pattern.compile("\\[\\s*[\\p{L}\\p{N}_][^\\s\"\\[\\]]*\\s*\"");

    private static final Pattern BRACKET = Pattern.compile("[\\x00-\\x20\\x7f]*\\]");
    private static final Pattern QUOTE_AND_BRACKET = Pattern.compile("\"[\\x00-\\x20\\x7f]*\\]");

    private final List<Tag> tags = new ArrayList<>();

    List<Tag> tags() {
        return tags;
    }

    boolean has(String name) {
        return tags.stream().anyMatch(tag -> tag.name().equals(name));
    }

    /// Reads one tag pair. The cursor must be at its opening bracket.
    void read(LineCursor cursor) {
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

    private static String name(LineCursor cursor) {
        var name = new StringBuilder();
        while (!cursor.atEnd() && Tag.belongsToName(cursor.peek())) {
            name.append(cursor.next());
        }
        return name.toString();
    }

    /// Reads a value. A quote ends it only before the bracket, because many files do not escape inner quotes. A quote
    /// after a backslash ends it only if no other quote does: `[Folder "C:\games\"]`.
    private static String value(LineCursor cursor, Malformed unterminated) {
        var behindBackslash = cursor.copy();
        return value(cursor, false)
                .or(() -> {
                    var value = value(behindBackslash, true);
                    cursor.skip(behindBackslash.at() - cursor.at());
                    return value;
                })
                .orElseThrow(() -> unterminated);
    }

    private static Optional<String> value(LineCursor cursor, boolean mayEndInBackslash) {
        var value = new StringBuilder();
        while (!cursor.atEnd()) {
            char character = cursor.next();
            boolean ends = mayEndInBackslash && cursor.isAt(QUOTE_AND_BRACKET);
            if (character == '\\' && (cursor.isAt('\\') || cursor.isAt('"') && !ends)) {
                value.append(cursor.next());
            } else if (character == '"' && cursor.isAt(BRACKET)) {
                return Optional.of(value.toString());
            } else {
                value.append(WhiteSpace.isControl(character) ? ' ' : character);
            }
        }
        return Optional.empty();
    }

    /// True if a line begins with a tag pair, even a broken one.
    static boolean begins(String line) {
        return LINE.matcher(line).lookingAt();
    }

    /// True if the cursor is at a tag pair; tests the text up to its opening quote.
    static boolean isAt(LineCursor cursor) {
        return cursor.isAt(PAIR);
    }

    /// Returns the tag name of a line that is a complete tag pair; empty for other lines.
    static String nameIn(String line) {
        var cursor = new LineCursor(line, 0, 0);
        cursor.skipBlanks();
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

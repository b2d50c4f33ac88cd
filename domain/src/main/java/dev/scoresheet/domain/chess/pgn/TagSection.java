package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tag pairs of one game while they come in.
final class TagSection {

    /// The beginning of a line that a tag pair is on, also of one that is not closed.
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

    /// Reads one tag pair; the cursor is at its opening bracket.
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

    /// A quote ends the value only where the bracket follows: many files do not escape those within. Behind a
    /// backslash it ends the value only where no other quote does: `[Folder "C:\games\"]`.
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

    /// True if a line begins with a tag pair, though the pair may be broken.
    static boolean begins(String line) {
        return LINE.matcher(line).lookingAt();
    }

    /// True if the cursor is at a tag pair, as far as its opening quote.
    static boolean isAt(LineCursor cursor) {
        return cursor.isAt(PAIR);
    }

    /// The name in a line that is, as a whole, a tag pair; empty if it is not.
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

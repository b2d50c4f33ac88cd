package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Movetext of one game during reading. Open variations are on an explicit stack, so that no input can exhaust the
/// thread's stack.
final class MoveTextTree {

    /// Draw offer in some notations; any other bracket begins a variation.
    private static final Pattern DRAW_OFFER = Pattern.compile("\\(=\\)");

    /// Command such as `[%clk 0:05:00]` that lost its braces.
    private static final Pattern COMMAND = Pattern.compile("\\[%[^\\]{}]*\\]");

    private record Opened(List<MoveText> elements, PgnProblem ifUnclosed) {}

    private final int nesting;
    private final Notes notes;
    private final List<MoveText> mainLine = new ArrayList<>();
    private final Deque<Opened> variations = new ArrayDeque<>();
    /// Parts of the open comment, line by line.
    private final StringBuilder comment = new StringBuilder();
    /// Problem to report if the open comment is never closed.
    private Optional<PgnProblem> openComment = Optional.empty();
    private Optional<Result> result = Optional.empty();
    private boolean begun = false;

    MoveTextTree(int nesting, Notes notes) {
        this.nesting = nesting;
        this.notes = notes;
    }

    List<MoveText> mainLine() {
        return mainLine;
    }

    boolean inComment() {
        return openComment.isPresent();
    }

    /// True after the first element that is not a comment.
    boolean begun() {
        return begun;
    }

    Optional<Result> result() {
        return result;
    }

    Optional<PgnProblem> openComment() {
        return openComment;
    }

    /// Returns the problems of all unclosed elements, the innermost first.
    List<PgnProblem> unfinished() {
        var unfinished = new ArrayList<PgnProblem>();
        openComment.ifPresent(unfinished::add);
        variations.forEach(variation -> unfinished.add(variation.ifUnclosed()));
        return unfinished;
    }

    /// Reads one element, or the part of a comment on this line. The cursor must not be at the end.
    void read(LineCursor cursor) {
        if (inComment()) {
            continueComment(cursor);
            return;
        }
        switch (cursor.peek()) {
            case '{' -> openComment(cursor);
            case '}' -> throw cursor.malformed(Kind.UNOPENED_COMMENT, "} closes a comment that was never opened");
            case ';' -> {
                var start = cursor.copy();
                addComment(cursor.rest().substring(1), start.line(), start.column());
            }
            case '(' -> openVariation(cursor);
            case ')' -> closeVariation(cursor);
            case '[' -> command(cursor);
            default -> add(Word.read(cursor, notes));
        }
    }

    private void add(Word word) {
        switch (word) {
            case Word.Move(var text) -> add(new MoveText.San(text));
            case Word.Glyph(var number) -> add(new MoveText.Nag(number));
            case Word.End(var end) -> end(end);
            case Word.Nothing() -> {}
        }
    }

    private void openComment(LineCursor cursor) {
        openComment =
                Optional.of(cursor.malformed(Kind.UNTERMINATED_COMMENT, "the comment that begins here is never closed")
                        .problem());
        cursor.next();
        continueComment(cursor);
    }

    private void continueComment(LineCursor cursor) {
        comment.append(cursor.upTo('}')).append(' ');
        if (!cursor.atEnd()) {
            cursor.next();
            var opened = openComment.orElseThrow();
            openComment = Optional.empty();
            addComment(comment.toString(), opened.line(), opened.column());
            comment.setLength(0);
        }
    }

    /// Discards an unclosed comment.
    void dropComment() {
        openComment = Optional.empty();
        comment.setLength(0);
    }

    private void command(LineCursor cursor) {
        if (!cursor.isAt(COMMAND)) {
            throw cursor.malformed(Kind.UNEXPECTED_CHARACTER, "'[' cannot begin an element of movetext");
        }
        var start = cursor.copy();
        cursor.skip(COMMAND);
        addComment(start.textUpTo(cursor), start.line(), start.column());
    }

    private void addComment(String text, int line, int column) {
        var comment = new MoveText.Comment(text);
        ClockNote.doubt(comment.text()).ifPresent(kind -> notes.add(kind, line, column, comment.text()));
        elements().add(comment);
    }

    private void openVariation(LineCursor cursor) {
        if (cursor.isAt(DRAW_OFFER)) {
            notes.add(PgnNote.Kind.NO_MEANING, cursor, "(=)");
            cursor.skip(DRAW_OFFER);
            return;
        }
        if (variations.size() == nesting) {
            throw cursor.malformed(
                    Kind.NESTED_TOO_DEEPLY, "variations are nested more than " + nesting + " deep from here");
        }
        var ifUnclosed =
                cursor.malformed(Kind.UNTERMINATED_VARIATION, "the variation that begins here is never closed");
        cursor.next();
        begun = true;
        variations.push(new Opened(new ArrayList<>(), ifUnclosed.problem()));
    }

    private void closeVariation(LineCursor cursor) {
        if (variations.isEmpty()) {
            throw cursor.malformed(Kind.UNOPENED_VARIATION, ") closes a variation that was never opened");
        }
        cursor.next();
        add(new MoveText.Variation(variations.pop().elements()));
    }

    /// Handles a result. Within a variation it does not end the game and becomes a remark.
    private void end(Result end) {
        if (variations.isEmpty()) {
            begun = true;
            result = Optional.of(end);
        } else {
            add(new MoveText.Comment(end.text()));
        }
    }

    private void add(MoveText element) {
        begun = true;
        elements().add(element);
    }

    private List<MoveText> elements() {
        return variations.isEmpty() ? mainLine : variations.peek().elements();
    }
}

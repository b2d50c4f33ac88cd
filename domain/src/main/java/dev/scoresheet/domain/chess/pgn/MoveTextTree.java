package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The movetext of one game while it comes in. Open variations are kept on a stack of its own, so that no input
/// can exhaust the thread's.
final class MoveTextTree {

    private static final List<String> SUFFIXES = List.of("!", "?", "!!", "??", "!?", "?!");

    private record Opened(List<MoveText> elements, PgnProblem ifUnclosed) {}

    private final int nesting;
    private final List<MoveText> mainLine = new ArrayList<>();
    private final Deque<Opened> variations = new ArrayDeque<>();
    /// The parts of a comment that is still open, line by line, and the problem that it is if nothing closes
    /// it.
    private final StringBuilder comment = new StringBuilder();
    private final List<PgnProblem> openComment = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private int moves = 0;

    MoveTextTree(int nesting) {
        this.nesting = nesting;
    }

    List<MoveText> mainLine() {
        return mainLine;
    }

    boolean inComment() {
        return !openComment.isEmpty();
    }

    /// Whether anything but a comment has come in.
    boolean hasMoves() {
        return moves > 0 || !variations.isEmpty() || finished();
    }

    boolean isEmpty() {
        return mainLine.isEmpty() && !hasMoves() && !inComment();
    }

    boolean finished() {
        return !results.isEmpty();
    }

    Result resultOr(Result otherwise) {
        return finished() ? results.getFirst() : otherwise;
    }

    /// What was begun and not finished, the innermost first.
    List<PgnProblem> unfinished() {
        var unfinished = new ArrayList<>(openComment);
        variations.forEach(variation -> unfinished.add(variation.ifUnclosed()));
        return unfinished;
    }

    /// Reads one element, or the part of a comment that is on this line; the cursor is not at the end.
    void read(Cursor cursor) {
        if (inComment()) {
            continueComment(cursor);
            return;
        }
        switch (cursor.peek()) {
            case '{' -> openComment(cursor);
            case '}' -> throw cursor.malformed(Kind.UNOPENED_COMMENT, "} closes a comment that was never opened");
            case ';' -> add(new MoveText.Comment(cursor.rest().substring(1)));
            case '(' -> openVariation(cursor);
            case ')' -> closeVariation(cursor);
            case '$' -> add(nag(cursor));
            case '!', '?' -> add(suffix(cursor));
            case '.' -> cursor.next();
            case '*' -> {
                cursor.next();
                end(Result.UNFINISHED);
            }
            default -> word(cursor);
        }
    }

    private void openComment(Cursor cursor) {
        openComment.add(cursor.malformed(Kind.UNTERMINATED_COMMENT, "the comment that begins here is never closed")
                .problem());
        cursor.next();
        continueComment(cursor);
    }

    private void continueComment(Cursor cursor) {
        comment.append(cursor.upTo('}')).append(' ');
        if (!cursor.atEnd()) {
            cursor.next();
            openComment.clear();
            add(new MoveText.Comment(comment.toString()));
            comment.setLength(0);
        }
    }

    private void openVariation(Cursor cursor) {
        if (variations.size() == nesting) {
            throw cursor.malformed(
                    Kind.NESTED_TOO_DEEPLY, "variations are nested more than " + nesting + " deep from here");
        }
        var ifUnclosed =
                cursor.malformed(Kind.UNTERMINATED_VARIATION, "the variation that begins here is never closed");
        cursor.next();
        variations.push(new Opened(new ArrayList<>(), ifUnclosed.problem()));
    }

    private void closeVariation(Cursor cursor) {
        if (variations.isEmpty()) {
            throw cursor.malformed(Kind.UNOPENED_VARIATION, ") closes a variation that was never opened");
        }
        cursor.next();
        add(new MoveText.Variation(variations.pop().elements()));
    }

    private static MoveText nag(Cursor cursor) {
        var outOfRange = cursor.malformed(
                Kind.NAG_OUT_OF_RANGE, "$ is followed by a number between 0 and " + MoveText.GREATEST_NAG);
        cursor.next();
        int number = -1;
        while (!cursor.atEnd() && isDigit(cursor.peek()) && number <= MoveText.GREATEST_NAG) {
            number = Math.max(number, 0) * 10 + (cursor.next() - '0');
        }
        if (number < 0 || number > MoveText.GREATEST_NAG) {
            throw outOfRange;
        }
        return new MoveText.Nag(number);
    }

    /// The six traditional suffixes are the first six glyphs (PGN standard 8.2.3.8).
    private static MoveText suffix(Cursor cursor) {
        var unexpected = cursor.malformed(Kind.UNEXPECTED_CHARACTER, "not one of the suffixes " + SUFFIXES);
        var suffix = new StringBuilder();
        while (cursor.isAt('!') || cursor.isAt('?')) {
            suffix.append(cursor.next());
        }
        int index = SUFFIXES.indexOf(suffix.toString());
        if (index < 0) {
            throw unexpected;
        }
        return new MoveText.Nag(index + 1);
    }

    private void word(Cursor cursor) {
        if (!belongsToMove(cursor.peek())) {
            throw cursor.malformed(
                    Kind.UNEXPECTED_CHARACTER, "'" + cursor.peek() + "' begins nothing that movetext can hold");
        }
        var letters = new StringBuilder();
        while (!cursor.atEnd() && belongsToMove(cursor.peek())) {
            letters.append(cursor.next());
        }
        var word = letters.toString();
        var result = Result.of(word.equals("1/2") ? Result.DRAW.text() : word);
        if (result.isPresent()) {
            end(result.get());
        } else if (!word.chars().allMatch(MoveTextTree::isDigit)) {
            moves++;
            add(new MoveText.San(word));
        }
    }

    /// A result within a variation ends nothing; it is kept as the remark that it is.
    private void end(Result result) {
        if (variations.isEmpty()) {
            results.add(result);
        } else {
            add(new MoveText.Comment(result.text()));
        }
    }

    private void add(MoveText element) {
        var open = variations.isEmpty() ? mainLine : variations.peek().elements();
        open.add(element);
    }

    private static boolean belongsToMove(int character) {
        return Character.isLetterOrDigit(character) || "+#=-:/@_".indexOf(character) >= 0;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}

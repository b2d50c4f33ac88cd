package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/// The lines of one game while they come in: tells where the game ends, and keeps its text.
///
/// After the first problem nothing is read any more, only the beginning of the next game is looked for.
final class GameText {

    private final int number;
    private final int firstLine;
    private final PgnLimits limits;
    private final StringBuilder source = new StringBuilder();
    private final TagSection tags = new TagSection();
    private final MoveTextTree moves;
    private final List<PgnProblem> problems = new ArrayList<>();
    private boolean afterBlankLine = false;
    private boolean behindTags = false;
    private boolean ended = false;

    GameText(int number, int firstLine, PgnLimits limits) {
        this.number = number;
        this.firstLine = firstLine;
        this.limits = limits;
        this.moves = new MoveTextTree(limits.nesting());
    }

    /// A line that begins with `%` is for other programs (PGN standard 6).
    static boolean isEscape(String line) {
        return line.startsWith("%");
    }

    boolean ended() {
        return ended;
    }

    /// Takes a line from a place on, and answers how far it belongs to this game.
    int take(String line, int from, int lineNumber) {
        if (from == 0 && isEscape(line)) {
            return line.length();
        }
        afterBlankLine = WhiteSpace.blank(line, from);
        behindTags |= !afterBlankLine && !beginsWithBracket(line);
        if (!problems.isEmpty()) {
            return line.length();
        }
        var cursor = new Cursor(line, from, lineNumber);
        try {
            refuseUnfit(line, from, lineNumber);
            read(cursor);
            WhiteSpace.appendCollapsed(source, line, from, cursor.at());
            if (source.length() > limits.gameLength()) {
                throw cursor.malformed(
                        Kind.GAME_TOO_LONG, "the game has more than " + limits.gameLength() + " characters");
            }
            return cursor.at();
        } catch (Malformed malformed) {
            problems.add(malformed.problem());
            return line.length();
        }
    }

    private void refuseUnfit(String line, int from, int lineNumber) {
        if (line.length() > limits.lineLength()) {
            throw new Cursor(line, limits.lineLength(), lineNumber)
                    .malformed(Kind.LINE_TOO_LONG, "the line has more than " + limits.lineLength() + " characters");
        }
        for (int at = from; at < line.length(); at++) {
            char character = line.charAt(at);
            if ((character < ' ' || character == 0x7f) && !WhiteSpace.is(character)) {
                throw new Cursor(line, at, lineNumber)
                        .malformed(Kind.CONTROL_CHARACTER, "a control character, number " + (int) character);
            }
        }
    }

    private void read(Cursor cursor) {
        cursor.skipWhiteSpace();
        while (!cursor.atEnd() && !ended) {
            if (moves.inComment()) {
                moves.read(cursor);
            } else if (moves.finished() && "{;$".indexOf(cursor.peek()) < 0) {
                ended = true;
            } else if (cursor.isAt('[') && inTagSection()) {
                tags.read(cursor);
            } else {
                moves.read(cursor);
            }
            if (!ended) {
                cursor.skipWhiteSpace();
            }
        }
        ended |= moves.finished() && !moves.inComment();
    }

    /// Remarks may stand before the tags.
    private boolean inTagSection() {
        return moves.isEmpty() || tags.tags().isEmpty() && !moves.hasMoves();
    }

    /// Whether this line, though this game lacks its end, begins the next game.
    boolean yieldsTo(String line) {
        var tag = TagSection.nameIn(line);
        if (!problems.isEmpty()) {
            return behindTags && (tag.equals("Event") || afterBlankLine && !tag.isEmpty());
        }
        if (moves.inComment()) {
            return afterBlankLine && !tag.isEmpty();
        }
        return beginsWithBracket(line) && (!inTagSection() || afterBlankLine && tags.has(tag));
    }

    private static boolean beginsWithBracket(String line) {
        var cursor = new Cursor(line, 0, 0);
        cursor.skipWhiteSpace();
        return cursor.isAt('[');
    }

    /// What came of it, once it has ended, yielded, or the file is at its end.
    PgnEntry entry() {
        problems.addAll(moves.unfinished());
        if (!problems.isEmpty()) {
            return new PgnEntry.Unreadable(number, firstLine, problems.getFirst());
        }
        var withoutResult = new PgnGame(tags.tags(), moves.mainLine(), Result.UNFINISHED);
        var stated = withoutResult.tag("Result").flatMap(Result::of).orElse(Result.UNFINISHED);
        var game = new PgnGame(withoutResult.tags(), withoutResult.movetext(), moves.resultOr(stated));
        return new PgnEntry.Read(number, firstLine, source.toString(), game);
    }
}

package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.Optional;

/// Reader of the lines of one game: a state machine of four phases, which also finds the end of the game.
///
/// Remarks are valid in every phase. After the first problem it only searches for the start of the next game. Errors
/// after the line of the result never make the game unreadable.
final class GameText {

    private enum Phase {
        BEFORE_TAGS,
        TAGS,
        MOVETEXT,
        AFTER_RESULT
    }

    private final int number;
    private final int firstLine;
    private final PgnLimits limits;
    private final StringBuilder source = new StringBuilder();
    private final Notes notes = new Notes();
    private final TagSection tags = new TagSection();
    private final MoveTextTree moves;
    private Phase phase = Phase.BEFORE_TAGS;
    private Optional<PgnProblem> problem = Optional.empty();
    private boolean afterBlankLine = false;
    private boolean behindTags = false;
    /// True if a line within the open comment looks like the first line of the next game.
    private boolean inDoubt = false;
    /// True once the text that identifies the game is complete.
    private boolean sourceClosed = false;
    /// Number of characters read in doubt or after the source.
    private int extraLength = 0;
    private boolean ended = false;
    private boolean stopped = false;

    GameText(int number, int firstLine, PgnLimits limits) {
        this.number = number;
        this.firstLine = firstLine;
        this.limits = limits;
        this.moves = new MoveTextTree(limits.nesting(), notes);
    }

    /// True if the line begins with `%`: it is for other programs (PGN standard 6).
    static boolean isEscape(String line) {
        return line.startsWith("%");
    }

    boolean ended() {
        return ended;
    }

    /// True if the game is read no further; only the start of the next game is searched.
    boolean stopped() {
        return stopped;
    }

    /// True while two readings are possible: the comment continues, or it was never closed and the next game has begun.
    boolean inDoubt() {
        return inDoubt;
    }

    /// Reads a line from an index on, and returns the index at which the part of this game ends.
    int take(String line, int from, int lineNumber) {
        if (from == 0 && isEscape(line)) {
            return line.length();
        }
        boolean begins = TagSection.begins(line);
        inDoubt |= !stopped
                && moves.inComment()
                && afterBlankLine
                && begins
                && !TagSection.nameIn(line).isEmpty();
        afterBlankLine = WhiteSpace.blank(line, from);
        behindTags |= !afterBlankLine && !begins;
        if (stopped) {
            return line.length();
        }
        var cursor = new LineCursor(line, from, lineNumber);
        try {
            refuseLong(line, lineNumber);
            noteControls(line, from, lineNumber);
            read(cursor, line, from);
        } catch (Malformed malformed) {
            stop(malformed.problem());
            return line.length();
        }
        inDoubt &= moves.inComment();
        sourceClosed |= phase == Phase.AFTER_RESULT && !moves.inComment();
        return cursor.at();
    }

    private void stop(PgnProblem reason) {
        stopped = true;
        if (sourceClosed) {
            notes.add(PgnNote.Kind.TEXT_AFTER_RESULT, reason.line(), reason.column(), reason.detail());
            moves.dropComment();
        } else {
            problem = Optional.of(reason);
        }
    }

    private void refuseLong(String line, int lineNumber) {
        if (line.length() > limits.lineLength()) {
            throw new LineCursor(line, limits.lineLength(), lineNumber)
                    .malformed(Kind.LINE_TOO_LONG, "the line has more than " + limits.lineLength() + " characters");
        }
        extraLength += inDoubt || sourceClosed ? line.length() + 1 : 0;
        refuseLong(extraLength, new LineCursor(line, 0, lineNumber));
    }

    private void refuseLong(int length, LineCursor at) {
        if (length > limits.gameLength()) {
            throw at.malformed(Kind.GAME_TOO_LONG, "the game has more than " + limits.gameLength() + " characters");
        }
    }

    private void noteControls(String line, int from, int lineNumber) {
        for (int at = from; at < line.length(); at++) {
            char character = line.charAt(at);
            if (WhiteSpace.isControl(character)) {
                notes.add(PgnNote.Kind.CONTROL_CHARACTER, lineNumber, at + 1, "U+%04X".formatted((int) character));
            }
        }
    }

    private void read(LineCursor cursor, String line, int from) {
        if (inDoubt && cursor.isBefore('{', '}')) {
            throw new Malformed(moves.openComment().orElseThrow());
        }
        skipBlanks(cursor);
        while (!cursor.atEnd() && !ended) {
            if (moves.inComment()) {
                moves.read(cursor);
            } else {
                switch (phase) {
                    case BEFORE_TAGS, TAGS -> readTagOrMove(cursor);
                    case MOVETEXT -> readMove(cursor);
                    case AFTER_RESULT -> {
                        if (TagSection.isAt(cursor)) {
                            ended = true;
                        } else if (cursor.isAt('{') || cursor.isAt(';') || cursor.isAt('$') && !sourceClosed) {
                            moves.read(cursor);
                        } else {
                            keep(line, from, cursor);
                            sourceClosed = true;
                            passOver(cursor);
                        }
                    }
                }
            }
            if (!ended) {
                skipBlanks(cursor);
            }
        }
        keep(line, from, cursor);
    }

    private void readTagOrMove(LineCursor cursor) {
        if (cursor.isAt('[')) {
            tags.read(cursor);
            phase = Phase.TAGS;
        } else {
            readMove(cursor);
        }
    }

    /// Reads an element of the movetext. A remark before the first move does not change the phase.
    private void readMove(LineCursor cursor) {
        moves.read(cursor);
        if (moves.result().isPresent()) {
            phase = Phase.AFTER_RESULT;
        } else if (moves.begun()) {
            phase = Phase.MOVETEXT;
        }
    }

    /// Notes text after the result, up to the next remark or tag on its line.
    private void passOver(LineCursor cursor) {
        var start = cursor.copy();
        do {
            cursor.next();
        } while (!cursor.atEnd() && !cursor.isAt('{') && !TagSection.isAt(cursor));
        notes.add(PgnNote.Kind.TEXT_AFTER_RESULT, start, start.textUpTo(cursor).strip());
    }

    private void keep(String line, int from, LineCursor cursor) {
        if (!sourceClosed) {
            WhiteSpace.appendCollapsed(source, line, from, cursor.at());
            refuseLong(source.length(), cursor);
        }
    }

    private void skipBlanks(LineCursor cursor) {
        cursor.skipWhiteSpace();
        while (!moves.inComment() && !cursor.atEnd() && WhiteSpace.isInvisible(cursor.peek())) {
            notes.add(PgnNote.Kind.CONTROL_CHARACTER, cursor, "U+%04X".formatted((int) cursor.peek()));
            cursor.next();
            cursor.skipWhiteSpace();
        }
    }

    /// True if this line begins the next game, although this game has no end yet.
    boolean yieldsTo(String line) {
        if (problem.isPresent()) {
            var tag = TagSection.nameIn(line);
            return behindTags && (tag.equals("Event") || afterBlankLine && !tag.isEmpty());
        }
        if (moves.inComment()) {
            return false;
        }
        return switch (phase) {
            case BEFORE_TAGS -> false;
            case TAGS -> afterBlankLine && tags.has(TagSection.nameIn(line));
            case MOVETEXT, AFTER_RESULT -> TagSection.begins(line);
        };
    }

    /// Returns the entry, after the game has ended or yielded, or the file has ended.
    PgnEntry entry() {
        if (problem.isEmpty() && !moves.unfinished().isEmpty()) {
            stop(moves.unfinished().getFirst());
        }
        if (problem.isPresent()) {
            return new PgnEntry.Unreadable(number, firstLine, problem.get());
        }
        var withoutResult = new PgnGame(tags.tags(), moves.mainLine(), Result.UNFINISHED);
        var stated = withoutResult.tag("Result").flatMap(ResultSpelling::read).orElse(Result.UNFINISHED);
        var game = new PgnGame(
                withoutResult.tags(), withoutResult.movetext(), moves.result().orElse(stated));
        return new PgnEntry.Read(number, firstLine, source.toString(), game, notes.all());
    }
}

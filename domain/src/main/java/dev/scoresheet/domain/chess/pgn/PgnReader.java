package dev.scoresheet.domain.chess.pgn;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Reads games from lines of text, one at a time, with memory for one game.
///
/// A game ends with its result; a missing one is forgiven where the next game's tags begin. A game that cannot
/// be read is an entry like any other and costs no other game: reading goes on at the next line that begins a
/// game. Lines come without their ends; which bytes, character set and compression they come from is the
/// caller's business, but a byte order mark before the first is taken off here. Not for use by several threads
/// at once.
public final class PgnReader implements Iterator<PgnEntry> {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Iterator<String> lines;
    private final PgnLimits limits;
    private int games = 0;
    private int lineNumber = 0;
    private String line = "";
    /// Where the unread part of `line` begins; at its end, the next one is due.
    private int column = 0;

    public PgnReader(Iterator<String> lines, PgnLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        while (WhiteSpace.blank(line, column) || isEscape()) {
            if (!lines.hasNext()) {
                return false;
            }
            advance();
        }
        return true;
    }

    @Override
    public PgnEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further game");
        }
        games++;
        var game = new GameText(games, lineNumber, limits);
        column = game.take(line, column, lineNumber);
        while (!game.ended() && lines.hasNext()) {
            advance();
            if (game.yieldsTo(line)) {
                break;
            }
            column = game.take(line, 0, lineNumber);
        }
        return game.entry();
    }

    private boolean isEscape() {
        return column == 0 && GameText.isEscape(line);
    }

    private void advance() {
        line = lines.next();
        lineNumber++;
        column = 0;
        if (lineNumber == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
            line = line.substring(1);
        }
    }
}

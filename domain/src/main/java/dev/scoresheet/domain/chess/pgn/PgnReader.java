package dev.scoresheet.domain.chess.pgn;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Reads games from lines of text, one at a time, with memory for one game.
///
/// A game begins with a tag; the first game of a file may lack tags. It ends with its result, or without one
/// where the next game's tags begin. A game that cannot be read is an entry like any other and costs no other
/// game: reading goes on at the next line that begins a game. Lines come without their ends; which bytes,
/// character set and compression they come from is the caller's business. Not for use by several threads at once.
public final class PgnReader implements Iterator<PgnEntry> {

    private final Lines lines;
    private final PgnLimits limits;
    private int games = 0;
    /// Where the unread part of the line begins; at its end, the next one is due.
    private int column = 0;

    public PgnReader(Iterator<String> lines, PgnLimits limits) {
        this.lines = new Lines(lines);
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        while (WhiteSpace.blank(lines.line(), column) || isEscape()) {
            if (!lines.hasNext()) {
                return false;
            }
            lines.advance();
            column = 0;
        }
        return true;
    }

    @Override
    public PgnEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further game");
        }
        games++;
        var game = new GameText(games, lines.number(), limits);
        take(game);
        while (!game.ended() && !(lines.isMarked() && game.stopped()) && lines.hasNext()) {
            lines.advance();
            column = 0;
            if (game.yieldsTo(lines.line())) {
                break;
            }
            take(game);
        }
        if (lines.isMarked()) {
            lines.returnToMark();
            column = 0;
        }
        return game.entry();
    }

    /// Marks the first line that may be the next game's, as long as the game at hand is in doubt about it.
    private void take(GameText game) {
        column = game.take(lines.line(), column, lines.number());
        if (game.inDoubt()) {
            lines.mark();
        } else {
            lines.forgetMark();
        }
    }

    private boolean isEscape() {
        return column == 0 && GameText.isEscape(lines.line());
    }
}

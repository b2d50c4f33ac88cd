package dev.scoresheet.domain.chess.pgn;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Reader of games from lines of text, one at a time, with memory for one game.
///
/// A game begins with a tag; the first game of a file may lack tags. It ends with its result, or without one before the
/// next game's tags. An unreadable game is an ordinary entry and does not affect other games: reading continues at the
/// next line that begins a game. Lines have no line ends; the caller handles bytes, character set and compression. Not
/// thread-safe.
public final class PgnReader implements Iterator<PgnEntry> {

    private final Lines lines;
    private final PgnLimits limits;
    private int games = 0;
    /// Index of the unread part of the line. At the end of the line, the next line follows.
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

    /// Reads the present line. Marks the first line that may belong to the next game, while the present game is in
    /// doubt.
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

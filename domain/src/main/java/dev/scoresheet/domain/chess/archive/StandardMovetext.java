package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveParser;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.ClockNote;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.MoveText.Comment;
import dev.scoresheet.domain.chess.pgn.MoveText.Nag;
import dev.scoresheet.domain.chess.pgn.MoveText.Variation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Movetext with every move in standard SAN, independent of the original spelling.
///
/// The moves of the game itself come from the event. The moves of variations are read here for the first time. A word
/// that is no legal move becomes a comment, and so does the rest of that variation. A strict reader accepts that, and
/// no word is lost.
final class StandardMovetext {

    /// Spellings of a null move, which annotators write to show a threat.
    private static final List<String> NULL_MOVES = List.of("--", "Z0", "@@@@");

    private final GameImported game;
    private final Iterator<String> moves;

    StandardMovetext(GameImported game) {
        this.game = game;
        this.moves = game.moves().iterator();
    }

    List<MoveText> write(List<MoveText> movetext) {
        return write(movetext, Optional.of(start()), this::recorded);
    }

    private interface Reader {
        Optional<Move> read(String word, Position position);
    }

    /// @param start start position of the line; empty if unknown
    private List<MoveText> write(List<MoveText> line, Optional<Position> start, Reader reader) {
        var written = new ArrayList<MoveText>();
        var before = Optional.<Position>empty();
        var now = start;
        for (var element : line) {
            switch (element) {
                case MoveText.San(var word) -> {
                    before = now;
                    var move = now.flatMap(position -> reader.read(word, position));
                    if (move.isPresent()) {
                        written.add(new MoveText.San(San.write(move.get(), now.orElseThrow())));
                        now = Optional.of(now.get().play(move.get()));
                    } else {
                        now = now.filter(_ -> NULL_MOVES.contains(word)).flatMap(StandardMovetext::passed);
                        written.add(now.isPresent() ? new MoveText.San("--") : new Comment(word));
                    }
                }
                case Nag nag ->
                    written.add(before.isPresent() && now.isPresent() ? nag : new Comment("$" + nag.number()));
                case Comment(var text) -> written.add(comment(text));
                case Variation(var inner) -> {
                    var alternative = write(inner, now.isPresent() ? before : now, StandardMovetext::judged);
                    if (alternative.stream().anyMatch(MoveText.San.class::isInstance)) {
                        written.add(new Variation(alternative));
                    } else {
                        written.addAll(alternative);
                    }
                }
            }
        }
        return written;
    }

    /// Replaces closing braces, so that the writer can enclose the comment in braces. Otherwise the comment would need
    /// a semicolon, which strict readers refuse.
    private static Comment comment(String text) {
        return new Comment(ClockNote.respelled(text).replace('}', ')'));
    }

    private Optional<Move> recorded(String word, Position position) {
        var uci = moves.next();
        if (!(Uci.read(uci, position) instanceof MoveReading.Read(var move))) {
            throw new IllegalStateException(
                    "the archived move " + uci + " is not legal in " + Fen.write(position, game.variant()));
        }
        return Optional.of(move);
    }

    private static Optional<Move> judged(String word, Position position) {
        return MoveParser.read(word, position) instanceof MoveReading.Read(var move)
                ? Optional.of(move)
                : Optional.empty();
    }

    private static Optional<Position> passed(Position position) {
        return position.isCheck() ? Optional.empty() : Optional.of(position.pass());
    }

    private Position start() {
        if (!(Fen.recorded(game.start()) instanceof FenReading.Read(var position))) {
            throw new IllegalStateException("the archived start '" + game.start() + "' is no position");
        }
        return position;
    }
}

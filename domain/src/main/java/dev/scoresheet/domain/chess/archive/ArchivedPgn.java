package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Fen;
import dev.scoresheet.domain.chess.board.FenReading;
import dev.scoresheet.domain.chess.board.MoveReading;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.San;
import dev.scoresheet.domain.chess.board.Uci;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.util.ArrayList;
import java.util.List;

/// An archived game as PGN again: with everything that came in, but the names that the directory has today.
public final class ArchivedPgn {

    /// PGN standard 8.1.1: these seven first, and in this order.
    private static final List<String> ROSTER = List.of("Event", "Site", "Date", "Round", "White", "Black", "Result");

    private ArchivedPgn() {}

    public static PgnGame of(GameImported game, BySide<String> names) {
        var movetext = game.annotatedMovetext().isEmpty()
                ? Annotations.plain(spelled(game), game.clocks())
                : read(game.annotatedMovetext());
        return new PgnGame(tags(game.tags(), names), movetext, game.result());
    }

    private static List<Tag> tags(List<Tag> kept, BySide<String> names) {
        var tags = new ArrayList<>(kept);
        tags.add(new Tag("White", names.white()));
        tags.add(new Tag("Black", names.black()));
        var ordered = new ArrayList<Tag>();
        for (var name : ROSTER) {
            tags.stream().filter(tag -> tag.name().equals(name)).forEach(ordered::add);
        }
        tags.stream().filter(tag -> !ROSTER.contains(tag.name())).forEach(ordered::add);
        return ordered;
    }

    private static List<String> spelled(GameImported game) {
        var spelled = new ArrayList<String>();
        var position = start(game);
        for (var uci : game.moves()) {
            if (!(Uci.read(uci, position) instanceof MoveReading.Read(var move))) {
                throw new IllegalStateException("the archive holds the move " + uci + ", which is not legal in "
                        + Fen.write(position, game.variant()));
            }
            spelled.add(San.write(move, position));
            position = position.play(move);
        }
        return spelled;
    }

    private static Position start(GameImported game) {
        if (!(Fen.parse(game.start()) instanceof FenReading.Read(var position))) {
            throw new IllegalStateException("the archive holds the start '" + game.start() + "', which is no position");
        }
        return position;
    }

    private static List<MoveText> read(String movetext) {
        var limits = new PgnLimits(movetext.length() + 1, movetext.length() + 1, PgnLimits.USUAL.nesting());
        return switch (new PgnReader(movetext.lines().iterator(), limits).next()) {
            case PgnEntry.Read(var _, var _, var _, var game, var _) -> game.movetext();
            case PgnEntry.Unreadable(var _, var _, var problem) ->
                throw new IllegalStateException("the archive holds movetext that cannot be read: " + problem);
        };
    }
}

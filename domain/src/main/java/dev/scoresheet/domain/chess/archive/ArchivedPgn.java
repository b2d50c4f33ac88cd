package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.util.ArrayList;
import java.util.List;

/// PGN of an archived game: all of the imported text, in standard spelling and with the directory's present names.
public final class ArchivedPgn {

    /// Seven tags that come first, in this order (PGN standard 8.1.1).
    private static final List<String> ROSTER = List.of("Event", "Site", "Date", "Round", "White", "Black", "Result");

    private ArchivedPgn() {}

    public static PgnGame of(GameImported game, BySide<String> names) {
        var moves = new StandardMovetext(game)
                .write(
                        game.annotatedMovetext().isEmpty()
                                ? Annotations.plain(game.moves(), game.clocks())
                                : read(game.annotatedMovetext()));
        return new PgnGame(tags(game, names), moves, game.result());
    }

    private static List<Tag> tags(GameImported game, BySide<String> names) {
        var tags = new ArrayList<Tag>();
        for (var tag : game.tags()) {
            // Tag and movetext name the same result (PGN standard 8.1.1.7).
            tags.add(
                    tag.name().equals("Result")
                            ? new Tag("Result", game.result().text())
                            : tag);
        }
        tags.add(new Tag("White", names.white()));
        tags.add(new Tag("Black", names.black()));
        var ordered = new ArrayList<Tag>();
        for (var name : ROSTER) {
            tags.stream().filter(tag -> tag.name().equals(name)).forEach(ordered::add);
        }
        tags.stream().filter(tag -> !ROSTER.contains(tag.name())).forEach(ordered::add);
        return ordered;
    }

    private static List<MoveText> read(String movetext) {
        var limits = new PgnLimits(movetext.length() + 1, movetext.length() + 1, PgnLimits.USUAL.nesting());
        return switch (new PgnReader(movetext.lines().iterator(), limits).next()) {
            case PgnEntry.Read(var _, var _, var _, var game, var _) -> game.movetext();
            case PgnEntry.Unreadable(var _, var _, var problem) ->
                throw new IllegalStateException("the archived movetext cannot be read: " + problem);
        };
    }
}

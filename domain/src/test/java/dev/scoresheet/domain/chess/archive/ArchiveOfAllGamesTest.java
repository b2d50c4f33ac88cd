package dev.scoresheet.domain.chess.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.PgnExtract;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.MoveText;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.chess.pgn.PgnWriter;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shared games that are imported, exported, imported and exported. Both exports are equal, and pgn-extract
/// accepts them. The test takes one game of [#EVERY]; another test imports all of them, end to end.
class ArchiveOfAllGamesTest {

    /// `-Darchive.every=1` takes all.
    private static final int EVERY = Integer.getInteger("archive.every", 60);

    private static final BySide<PlayerId> PLAYERS = new BySide<>(new PlayerId("w"), new PlayerId("b"));

    @TempDir
    private Path folder;

    private int games = 0;
    private final StringBuilder exports = new StringBuilder();
    private final Map<Termination, Integer> terminations = new EnumMap<>(Termination.class);

    @Test
    void real_games_are_exported_as_they_were_imported() throws Exception {
        for (var file : PgnLines.filesBelow(TestData.path("pgn"))) {
            var reader = new PgnReader(PgnLines.of(file).iterator(), PgnLimits.USUAL);
            while (reader.hasNext()) {
                var entry = (PgnEntry.Read) reader.next();
                boolean chosen = entry.number() % EVERY == 0 || file.getParent().endsWith("edge");
                if (chosen && !entry.game().moves().isEmpty()) {
                    assertKept(file + " game " + entry.number(), entry.game());
                }
            }
        }
        PgnExtract.assertAccepts(exports.toString(), folder);
        System.out.println(games + " games, terminations of imported games: " + terminations);
    }

    private void assertKept(String which, PgnGame came) {
        var event = imported(which, came);
        games++;
        assertEquals(came.moves().size(), event.plies(), which);
        terminations.merge(event.termination(), 1, Integer::sum);
        var names =
                new BySide<>(came.tag("White").orElse("?"), came.tag("Black").orElse("?"));
        var export = PgnWriter.write(ArchivedPgn.of(event, names));
        exports.append(export);
        var went = Exports.read(export).game();
        var again = imported(which, went);
        assertEquals(event.moves(), again.moves(), which);
        assertEquals(export, PgnWriter.write(ArchivedPgn.of(again, names)), which);
        assertEquals(withoutSpelling(came.movetext()), withoutSpelling(went.movetext()), which);
        assertEquals(came.result(), went.result(), which);
        var lost = new HashSet<>(came.tags());
        went.tags().forEach(lost::remove);
        var namesAnnotator = List.of("Annotator", "WhiteFideId", "BlackFideId");
        lost.removeIf(tag -> namesAnnotator.contains(tag.name()));
        assertEquals(new HashSet<>(), lost, which);
    }

    /// An export is spelled strictly; a file may say more or less than necessary.
    private static List<MoveText> withoutSpelling(List<MoveText> line) {
        return line.stream()
                .map(element -> switch (element) {
                    case MoveText.San _ -> new MoveText.San("a move");
                    case MoveText.Variation(var inner) -> new MoveText.Variation(withoutSpelling(inner));
                    case MoveText.Comment _, MoveText.Nag _ -> element;
                })
                .toList();
    }

    private static GameImported imported(String which, PgnGame game) {
        var decision = new ArchiveDecider()
                .decide(new ImportGame(new UUID(0, 0), PLAYERS, game, "test"), new ArchivedGame.NotArchived());
        assertTrue(decision instanceof Accepted<ArchiveEvent, ArchiveRejection>, () -> which + ": " + decision);
        return (GameImported)
                ((Accepted<ArchiveEvent, ArchiveRejection>) decision).events().getFirst();
    }
}

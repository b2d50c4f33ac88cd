package dev.scoresheet.domain.chess.archive;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.chess.pgn.PgnWriter;
import dev.scoresheet.domain.kernel.Decision;
import java.util.UUID;

/// Way of a game through the archive: text in, an event, text out.
final class Exports {

    private static final BySide<PlayerId> PLAYERS = new BySide<>(new PlayerId("w"), new PlayerId("b"));

    private Exports() {}

    static PgnEntry.Read read(String pgn) {
        return assertInstanceOf(
                PgnEntry.Read.class, new PgnReader(pgn.lines().iterator(), PgnLimits.USUAL).next(), pgn);
    }

    static GameImported imported(PgnGame game) {
        var decision = new ArchiveDecider()
                .decide(new ImportGame(new UUID(0, 0), PLAYERS, game, "test"), new ArchivedGame.NotArchived());
        return (GameImported)
                assertInstanceOf(Decision.Accepted.class, decision, () -> decision + "\n" + PgnWriter.write(game))
                        .events()
                        .getFirst();
    }

    static String of(PgnGame game) {
        var names =
                new BySide<>(game.tag("White").orElse("?"), game.tag("Black").orElse("?"));
        return PgnWriter.write(ArchivedPgn.of(imported(game), names));
    }

    static String of(String pgn) {
        return of(read(pgn).game());
    }
}

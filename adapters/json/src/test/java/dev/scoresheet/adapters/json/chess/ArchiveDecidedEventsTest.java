package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.archive.ArchiveRejection;
import dev.scoresheet.domain.chess.archive.ArchivedGame;
import dev.scoresheet.domain.chess.archive.ArchivedGame.NotArchived;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.UUID;

class ArchiveDecidedEventsTest extends DecidedEventsContract<ArchivedGame, ArchiveEvent, ChessEvent> {

    private static final BySide<PlayerId> PLAYERS = new BySide<>(new PlayerId("anna"), new PlayerId("boris"));

    @Override
    protected EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    protected Class<ArchiveEvent> family() {
        return ArchiveEvent.class;
    }

    @Override
    protected Decider<?, ArchivedGame, ArchiveEvent, ?> decider() {
        return new ArchiveDecider();
    }

    /// Imports games with and without ratings, clocks, notes, a variant and a start, and games of each result.
    @Override
    protected List<List<? extends ArchiveEvent>> histories() {
        return List.of(imported("1. e4 e5 *"), imported("""
                        [Event "Friends \\"2026\\" ☕"]
                        [WhiteElo "1500"]
                        [BlackElo "?"]
                        [TimeControl "180+2"]
                        [Termination "Normal"]

                        1. f3 {[%clk 0:03:00]} 1... e5 {[%clk 0:03:00]} 2. g4 {[%clk 0:02:59.123456]} 2... Qh4 {[%clk 0:03:01]} 0-1
                        """), imported("""
                        [TimeControl "40/7200:3600"]
                        [Termination "time forfeit"]
                        [Result "1-0"]

                        1. e4 {a good move} (1. d4 $5 d5) e5 $2 2. Nf3 1-0
                        """), imported("""
                        [Variant "Chess960"]
                        [SetUp "1"]
                        [FEN "4k2r/8/8/8/8/8/8/4K2R w Kk - 0 1"]

                        1. O-O Kd7 1/2-1/2
                        """));
    }

    private static List<ArchiveEvent> imported(String pgn) {
        var command = new ImportGame(new UUID(0x8000, 0x8000000000000001L), PLAYERS, text(pgn), "test");
        var decision = new ArchiveDecider().decide(command, new NotArchived());
        return ((Decision.Accepted<ArchiveEvent, ArchiveRejection>) decision).events();
    }

    private static PgnGame text(String pgn) {
        return ((PgnEntry.Read) new PgnReader(pgn.lines().iterator(), PgnLimits.USUAL).next()).game();
    }
}

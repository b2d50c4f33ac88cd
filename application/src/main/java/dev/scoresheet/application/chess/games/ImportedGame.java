package dev.scoresheet.application.chess.games;

import dev.scoresheet.application.chess.games.GameView.Clocks;
import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.games.GameView.Time;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.ArchivedPgn;
import dev.scoresheet.domain.chess.archive.StatedTimeControl;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Game that was imported: the log has all of it in one event.
record ImportedGame(UUID id, EventStream<ChessEvent> stream, GameImported imported, GameLine line)
        implements KnownGame {

    /// @param stream the stream, with at least one event
    static ImportedGame of(UUID id, EventStream<ChessEvent> stream) {
        var imported = GameImported.class.cast(stream.events().getLast().event());
        return new ImportedGame(id, stream, imported, replay(stream, imported));
    }

    @Override
    public long version() {
        return stream.version();
    }

    @Override
    public long versionAt(Instant moment) {
        return stream.events().stream()
                .filter(recorded -> !recorded.recordedAt().isAfter(moment))
                .count();
    }

    @Override
    public int ply() {
        return line.ply();
    }

    @Override
    public BySide<PlayerId> players() {
        return imported.players();
    }

    @Override
    public GameView head(BySide<Player> players, Instant now) {
        return new GameView(
                id,
                Source.IMPORT,
                true,
                version(),
                stream.events().getLast().position(),
                players,
                imported.start(),
                LineView.closed(line, imported.variant()),
                timeControl(),
                false,
                clocks(now),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                imported.result(),
                Optional.of(imported.termination()),
                Optional.empty(),
                Optional.empty());
    }

    /// Returns the whole game, because it has only one version.
    @Override
    public GameView atVersion(long version, BySide<Player> players) {
        return head(players, stream.events().getLast().recordedAt());
    }

    @Override
    public LineView lineAt(int ply) {
        return LineView.open(line.at(ply), imported.variant());
    }

    @Override
    public String pgn(BySide<String> names) {
        return PgnWriter.write(ArchivedPgn.of(imported, names));
    }

    private Optional<Time> timeControl() {
        return switch (imported.timeControl()) {
            case StatedTimeControl.Fischer(var initial, var increment) -> Optional.of(new Time(initial, increment));
            case StatedTimeControl.Correspondence _, StatedTimeControl.Unstated _ -> Optional.empty();
        };
    }

    /// Returns for each side the clock noted after its last move. Empty if fewer than two clocks are noted, as in a
    /// game of one move.
    private Optional<Clocks> clocks(Instant at) {
        var clocks = imported.clocks();
        if (clocks.size() < 2) {
            return Optional.empty();
        }
        var last = clocks.getLast();
        var before = clocks.get(clocks.size() - 2);
        return Optional.of(
                line.position().turn() == Side.BLACK ? new Clocks(last, before, at) : new Clocks(before, last, at));
    }

    private static GameLine replay(EventStream<ChessEvent> stream, GameImported imported) {
        if (!(Fen.recorded(imported.start()) instanceof FenReading.Read(var start))) {
            throw new IllegalStateException(
                    "the recorded start of " + stream.id() + " is no position: '" + imported.start() + "'");
        }
        var line = GameLine.start(start);
        for (var uci : imported.moves()) {
            if (!(Uci.read(uci, line.position()) instanceof MoveReading.Read(var move))) {
                throw new IllegalStateException(
                        "the recorded move " + uci + " of " + stream.id() + " is not legal after " + line);
            }
            line = line.play(move);
        }
        return line;
    }
}

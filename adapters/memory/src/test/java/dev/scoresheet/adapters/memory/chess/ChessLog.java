package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.application.chess.games.GameAnswer;
import dev.scoresheet.application.chess.games.GameQueries;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.games.PointInGame;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.archive.ArchivedGame;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.kernel.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Log of games in memory, with the queries over it.
final class ChessLog {

    static final Instant NOW = GameScript.NOON.plusSeconds(3600);
    static final Instant RECORDED = GameScript.NOON.plusSeconds(1800);

    private final EventStore<ChessEvent> store = new MemoryLog<>(
                    ChessEventTypes.codec(), new Sha256LogDigest(), Clock.fixed(RECORDED, ZoneOffset.UTC), "test")
            .store();
    private final MemoryPlayerDirectory directory = new MemoryPlayerDirectory();
    private final GameQueries queries = new LogGameQueries(store, directory);

    EventStore<ChessEvent> store() {
        return store;
    }

    GameQueries queries() {
        return queries;
    }

    ChessLog named(PlayerId player, String name) {
        directory.enrol(Map.of(name, player));
        return this;
    }

    ChessLog played(GameScript script) {
        append(GameStreams.stream(GameScript.GAME), script.events());
        return this;
    }

    ChessLog imported(UUID id, BySide<PlayerId> players, PgnGame text) {
        var decision = new ArchiveDecider()
                .decide(new ArchiveCommand.ImportGame(id, players, text, "test"), new ArchivedGame.NotArchived());
        if (!(decision instanceof Decision.Accepted<ArchiveEvent, ?>(var events))) {
            throw new AssertionError(decision);
        }
        append(ArchiveStreams.stream(id), events);
        return this;
    }

    GameView view(UUID id, PointInGame when) {
        return assertInstanceOf(GameAnswer.Found.class, queries.game(id, when, NOW))
                .view();
    }

    private void append(StreamId stream, List<? extends ChessEvent> events) {
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("test"), stream.toString()),
                Bytes.of(stream.toString().getBytes(StandardCharsets.UTF_8)),
                ReceiptOutcome.DONE,
                Map.of());
        var appended = store.append(new Append.Keyed<>(
                List.of(new StreamAppend<>(stream, new ExpectedVersion.Exactly(0), List.<ChessEvent>copyOf(events))),
                receipt,
                Metadata.of("test")));
        assertInstanceOf(AppendResult.Appended.class, appended);
    }
}

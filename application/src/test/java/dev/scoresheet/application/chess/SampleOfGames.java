package dev.scoresheet.application.chess;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.archive.ArchiveCommand;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.archive.ArchivedGame;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Random sample of real games for a log. They are imported, and some are played again with draw offers and
/// takebacks, and not always to the end.
public final class SampleOfGames {

    private static final List<String> FILES = List.of(
            "pgn/world-matches.pgn.gz",
            "pgn/lichess/from-position.pgn.gz",
            "pgn/lichess/chess960.pgn.gz",
            "pgn/masters/Fischer.pgn.gz",
            "pgn/morphy.pgn",
            "pgn/lichess/standard.pgn.gz");

    /// Number of games that are read of a file; the largest file has tens of thousands.
    private static final int READ = 3_000;

    private final Random random;
    private final Map<StreamId, List<? extends ChessEvent>> streams = new LinkedHashMap<>();

    private SampleOfGames(Random random) {
        this.random = random;
    }

    /// @param imported number of games of each file
    /// @param played number of these that are played again
    public static SampleOfGames of(Random random, int imported, int played) throws IOException {
        var sample = new SampleOfGames(random);
        for (var file : FILES) {
            var games = games(file);
            for (int number = 0; number < imported; number++) {
                sample.archive(games.get(random.nextInt(games.size())));
            }
            for (int number = 0; number < played; number++) {
                sample.play(games.get(random.nextInt(games.size())));
            }
        }
        return sample;
    }

    /// Writes the streams interleaved, each in several appends.
    public void writeTo(EventStore<ChessEvent> store) {
        var open = new ArrayList<>(streams.keySet());
        var written = new LinkedHashMap<StreamId, Integer>();
        while (!open.isEmpty()) {
            var stream = open.get(random.nextInt(open.size()));
            var events = streams.get(stream);
            int from = written.getOrDefault(stream, 0);
            int to = Math.min(events.size(), from + 1 + random.nextInt(40));
            append(store, stream, from, List.copyOf(events.subList(from, to)));
            written.put(stream, to);
            if (to == events.size()) {
                open.remove(stream);
            }
        }
    }

    private static void append(EventStore<ChessEvent> store, StreamId stream, int version, List<ChessEvent> events) {
        var name = stream + "@" + version;
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("sample"), name),
                Bytes.of(name.getBytes(StandardCharsets.UTF_8)),
                ReceiptOutcome.DONE,
                Map.of());
        assertInstanceOf(
                AppendResult.Appended.class,
                store.append(new Append.Keyed<>(
                        List.of(new StreamAppend<>(stream, new ExpectedVersion.Exactly(version), events)),
                        receipt,
                        Metadata.of("sample"))));
    }

    private void archive(PgnGame game) {
        var id = new UUID(random.nextLong(), random.nextLong());
        var command = new ArchiveCommand.ImportGame(id, players(game), game, "test");
        var accepted = assertInstanceOf(
                Decision.Accepted.class, new ArchiveDecider().decide(command, new ArchivedGame.NotArchived()));
        streams.put(ArchiveStreams.stream(id), events(accepted));
    }

    private static List<ArchiveEvent> events(Decision.Accepted<?, ?> accepted) {
        return accepted.events().stream().map(ArchiveEvent.class::cast).toList();
    }

    private void play(PgnGame game) {
        var id = new UUID(random.nextLong(), random.nextLong());
        streams.put(GameStreams.stream(id), new PlayedAgain(game, players(game), random).events());
    }

    /// Returns an id for each name.
    private static BySide<PlayerId> players(PgnGame game) {
        return new BySide<>(player(game, "White"), player(game, "Black"));
    }

    private static PlayerId player(PgnGame game, String side) {
        var name = game.tag(side).orElse("?");
        return new PlayerId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static List<PgnGame> games(String file) throws IOException {
        var games = new ArrayList<PgnGame>();
        var reader = new PgnReader(PgnLines.of(TestData.path(file)).iterator(), PgnLimits.USUAL);
        while (reader.hasNext() && games.size() < READ) {
            var game = assertInstanceOf(PgnEntry.Read.class, reader.next()).game();
            if (!game.moves().isEmpty()) {
                games.add(game);
            }
        }
        return games;
    }
}

package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.imports.ImportOutcome;
import dev.scoresheet.application.chess.imports.ImportOutcome.AlreadyThere;
import dev.scoresheet.application.chess.imports.ImportOutcome.Archived;
import dev.scoresheet.application.chess.imports.ImportOutcome.Refused;
import dev.scoresheet.application.chess.imports.ImportOutcome.WithoutMoves;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.IllegalMove;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Import into stores in memory.
class GameImportTest {

    private static final ImportOrigin ORIGIN = new ImportOrigin("test", "one");
    private static final String ANNA_BORIS = "[White \"Anna\"]\n[Black \"Boris\"]\n\n1. e4 e5 *\n";

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final SimulatedClock clock = new SimulatedClock();
    private final MemoryLog<ChessEvent> log =
            new MemoryLog<>(ChessEventTypes.codec(), new Sha256LogDigest(), clock, "test");
    private final EventStore<ChessEvent> store = log.store();
    private final PlayerDirectory directory = new MemoryPlayerDirectory();
    private final GameImport imports = over(store);

    @AfterEach
    void end() {
        workers.close();
    }

    @Test
    void each_game_of_a_batch_has_its_outcome_in_its_place() {
        var outcomes = imported(ANNA_BORIS + "[White \"Anna\"]\n\n*\n" + "[Round \"3\"]\n\n1. e4 Ke7 *\n");
        assertInstanceOf(Archived.class, outcomes.get(0));
        assertEquals(new WithoutMoves(), outcomes.get(1));
        assertEquals(new Refused(new IllegalMove(2, "Ke7", 20)), outcomes.get(2));
    }

    @Test
    void an_archived_game_adds_nothing_however_its_text_is_wrapped() {
        var first = assertInstanceOf(Archived.class, imported(ANNA_BORIS).getFirst());
        var wrapped = ANNA_BORIS.replace("1. e4 e5 *", "1.\n  e4\te5\n\n*");
        assertEquals(List.of(new AlreadyThere(first.game())), imported(wrapped));
        assertEquals(1, store.read(ArchiveStreams.stream(first.game())).version());
    }

    @Test
    void a_game_that_occurs_twice_in_a_batch_is_archived_once() {
        var outcomes = imported(ANNA_BORIS.repeat(8));
        assertEquals(1, outcomes.stream().filter(Archived.class::isInstance).count());
        assertEquals(7, outcomes.stream().filter(AlreadyThere.class::isInstance).count());
    }

    @Test
    void the_id_is_made_from_the_text() {
        var id = assertInstanceOf(Archived.class, imported(ANNA_BORIS).getFirst())
                .game();
        assertEquals(8, id.version());
        assertEquals(2, id.variant());
        var digest = sha256("[White \"Anna\"] [Black \"Boris\"] 1. e4 e5 *").toString();
        assertEquals(digest.substring(0, 12), id.toString().replace("-", "").substring(0, 12));
    }

    @Test
    void a_name_is_one_player_in_all_games_and_each_missing_name_another() {
        var games = imported(ANNA_BORIS + """
                [White "Boris"]
                [Black "?"]

                1. d4 *

                [White "Boris"]

                1. c4 *

                [White "Tom"]
                [Black "Tom"]

                1. f4 *
                """);
        var boris = event(games.get(0)).players().black();
        assertEquals(Map.of("Boris", boris), directory.find(Set.of("Boris")));
        assertEquals(boris, event(games.get(1)).players().white());
        assertEquals(boris, event(games.get(2)).players().white());
        var nobody = event(games.get(1)).players().black();
        assertNotEquals(nobody, event(games.get(2)).players().black());
        assertEquals(Optional.empty(), directory.name(nobody));
        assertEquals(
                event(games.get(3)).players().white(),
                event(games.get(3)).players().black());
    }

    @Test
    void names_of_refused_games_are_not_in_the_directory() {
        imported("""
                [White "Clara"]

                1. e5 *

                [White "Dora"]

                *
                """);
        assertEquals(Map.of(), directory.find(Set.of("Clara", "Dora")));
    }

    @Test
    void a_stream_without_a_receipt_is_an_archived_game() {
        var elsewhere =
                new MemoryLog<ChessEvent>(ChessEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "other");
        var game = over(elsewhere.store()).importAll(games(ANNA_BORIS), ORIGIN).getFirst();
        var stream =
                ArchiveStreams.stream(assertInstanceOf(Archived.class, game).game());
        copy(elsewhere.store().read(stream));
        assertInstanceOf(AlreadyThere.class, imported(ANNA_BORIS).getFirst());
    }

    @Test
    void a_crash_before_the_append_leaves_names_and_a_second_import_completes() {
        var away = over(new Unwritable());
        assertThrows(StoreUnavailable.class, () -> away.importAll(games(ANNA_BORIS), ORIGIN));
        var enrolled = directory.find(Set.of("Anna", "Boris"));
        assertEquals(2, enrolled.size());
        var event = event(imported(ANNA_BORIS).getFirst());
        assertEquals(enrolled.get("Anna"), event.players().white());
        assertEquals(enrolled.get("Boris"), event.players().black());
    }

    @Test
    void concurrent_imports_agree_on_games_and_players() throws Exception {
        var file = new StringBuilder();
        IntStream.range(0, 60)
                .forEach(game -> file.append("[Round \"%d\"]\n[White \"P%d\"]\n[Black \"P%d\"]\n\n1. e4 *\n"
                        .formatted(game, game % 7, game % 11)));
        var racing = IntStream.range(0, 4)
                .<Callable<List<ImportOutcome>>>mapToObj(
                        _ -> () -> over(store).importAll(games(file.toString()), ORIGIN))
                .toList();
        var archived = new HashMap<UUID, Integer>();
        for (var import_ : workers.invokeAll(racing)) {
            for (var outcome : import_.get()) {
                if (outcome instanceof Archived(var game)) {
                    archived.merge(game, 1, Integer::sum);
                }
            }
        }
        assertEquals(60, archived.size());
        assertEquals(Set.of(1), Set.copyOf(archived.values()));
        for (var game : archived.keySet()) {
            var event = imported(game);
            int round = Integer.parseInt(event.tags().getFirst().value());
            assertEquals(
                    Optional.of("P" + round % 7), directory.name(event.players().white()));
            assertEquals(
                    Optional.of("P" + round % 11),
                    directory.name(event.players().black()));
        }
    }

    private GameImport over(EventStore<ChessEvent> log) {
        return new GameImport(
                log,
                directory,
                GameImportTest::sha256,
                () -> new PlayerId(UUID.randomUUID().toString()),
                workers);
    }

    private List<ImportOutcome> imported(String pgn) {
        return imports.importAll(games(pgn), ORIGIN);
    }

    private GameImported event(ImportOutcome outcome) {
        return imported(assertInstanceOf(Archived.class, outcome).game());
    }

    private GameImported imported(UUID game) {
        return (GameImported)
                store.read(ArchiveStreams.stream(game)).events().getFirst().event();
    }

    @Test
    void an_import_is_recognised_after_any_time() {
        var game = assertInstanceOf(Archived.class, imported(ANNA_BORIS).getFirst());
        clock.pass(Duration.ofDays(4_000));

        assertEquals(0, log.receiptPurge().purge(ReceiptPurge.SHORTEST));

        var digest = sha256("[White \"Anna\"] [Black \"Boris\"] 1. e4 e5 *").toString();
        var stored = new ReceiptKey(new Principal.Component("system:import"), digest);
        assertTrue(store.receipt(stored).isPresent(), "the receipt stays under the principal of the first release");
        assertEquals(List.of(new AlreadyThere(game.game())), imported(ANNA_BORIS));
    }

    private void copy(EventStream<ChessEvent> stream) {
        var recorded = stream.events().getFirst();
        store.append(new Append.Keyed<>(
                List.of(new StreamAppend<>(stream.id(), new Exactly(0), List.of(recorded.event()))),
                new Receipt(
                        new ReceiptKey(new Principal.Client("test"), "copy"),
                        sha256("copy"),
                        ReceiptOutcome.DONE,
                        Map.of()),
                recorded.metadata()));
    }

    private static List<PgnEntry.Read> games(String pgn) {
        var games = new ArrayList<PgnEntry.Read>();
        new PgnReader(pgn.lines().iterator(), PgnLimits.USUAL)
                .forEachRemaining(entry -> games.add(assertInstanceOf(PgnEntry.Read.class, entry)));
        return games;
    }

    private static Bytes sha256(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Store that becomes unavailable before it has written anything.
    private final class Unwritable extends ForwardingStore<ChessEvent> {

        @Override
        protected EventStore<ChessEvent> target() {
            return store;
        }

        @Override
        public AppendResult append(Append<ChessEvent> append) {
            throw new StoreUnavailable("gone", Duration.ofSeconds(1));
        }
    }
}

package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.JointCommandHandler;
import dev.scoresheet.application.kernel.command.JointDecision;
import dev.scoresheet.application.kernel.command.JointOutcome;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A command over streams that are found in the log. "Fit the next bulb of a row" fits bulb n + 1. It also switches on
/// the hall.
class JointCommandHandlerTest {

    private static final StreamId HALL = new StreamId("bulb", "hall");

    private final EventStore<BulbEvent> log = MemoryLogUnderTest.empty().store();
    private final Deque<Runnable> beforeAppends = new ArrayDeque<>();
    private final Deque<Supplier<AppendResult>> answers = new ArrayDeque<>();
    private final List<Append<BulbEvent>> sent = new ArrayList<>();

    private final EventStore<BulbEvent> store = new ForwardingStore<>() {

        @Override
        protected EventStore<BulbEvent> target() {
            return log;
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            sent.add(append);
            Optional.ofNullable(beforeAppends.poll()).ifPresent(Runnable::run);
            return answers.isEmpty() ? super.append(append) : answers.poll().get();
        }
    };

    private final JointDecision<String, String, BulbEvent> fitNext = (row, reader) -> {
        int number = 1;
        while (reader.exists(new StreamId("bulb", row + number))) {
            number++;
        }
        var hall = reader.read(HALL);
        return hall.version() >= 3
                ? Decision.reject("bright-enough")
                : Decision.accept(List.of(
                        append(new StreamId("bulb", row + number), 0, new Fitted(40)),
                        append(HALL, hall.version(), new SwitchedOn())));
    };

    @Test
    void all_streams_are_written_in_one_append() {
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(List.of(1L, 1L), versions("row1", "hall"));
        assertEquals(new JointOutcome.Done<>(), handle("b"));
        assertEquals(List.of(1L, 1L, 2L), versions("row1", "row2", "hall"));
        assertEquals(2, sent.size());
    }

    @Test
    void a_resend_is_done_once_even_if_it_would_be_decided_differently() {
        handle("a");
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(List.of(1L, 0L, 1L), versions("row1", "row2", "hall"));
        handle("b");
        handle("c");
        assertEquals(new JointOutcome.Done<>(), handle("a"), "it was done, and would be rejected now");
        assertEquals(new JointOutcome.Rejected<>("bright-enough"), handle("d"));
        assertEquals(List.of(1L, 0L, 3L), versions("row3", "row4", "hall"));
    }

    @Test
    void a_key_of_another_request_is_reported() {
        handle("a");
        assertEquals(new JointOutcome.KeyReused<>(), handler().handle("row", keyed("a", 2)));
        handle("b");
        handle("c");
        assertEquals(new JointOutcome.KeyReused<>(), handler().handle("row", keyed("a", 2)));
    }

    @Test
    void after_a_conflict_the_streams_are_found_again() {
        beforeAppends.add(() -> write(new StreamId("bulb", "row1"), 0, new Fitted(60)));
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(List.of(1L, 1L, 1L), versions("row1", "row2", "hall"));
    }

    @Test
    void a_conflict_on_the_second_stream_writes_nothing_to_the_first() {
        for (int attempt = 0; attempt < 8; attempt++) {
            answers.add(() -> new AppendResult.VersionConflict(HALL, 0, 1));
        }
        assertEquals(new JointOutcome.Conflict<>(HALL), handle("a"));
        assertEquals(8, sent.size());
        assertEquals(List.of(0L, 0L), versions("row1", "hall"));
        beforeAppends.add(() -> write(HALL, 0, new SwitchedOn()));
        beforeAppends.add(() -> assertEquals(List.of(0L, 1L), versions("row1", "hall"), "both or none"));
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(List.of(1L, 2L), versions("row1", "hall"));
    }

    @Test
    void a_store_that_fails_leaves_nothing_and_the_same_command_can_be_sent_again() {
        answers.add(() -> {
            throw new StoreUnavailable("away", Duration.ofSeconds(1));
        });
        assertThrows(StoreUnavailable.class, () -> handle("a"));
        assertEquals(List.of(0L, 0L), versions("row1", "hall"));
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(List.of(1L, 1L), versions("row1", "hall"));
    }

    @Test
    void an_append_counts_only_in_the_era_of_its_reads() {
        answers.add(AppendResult.Forgotten::new);
        assertEquals(new JointOutcome.Done<>(), handle("a"));
        assertEquals(2, sent.size());
        for (var part : sent.getFirst().streams()) {
            assertInstanceOf(Remembered.class, part.expected());
        }
    }

    @Test
    void a_version_that_a_client_names_is_refused() {
        var named = new CommandContext(Optional.empty(), OptionalLong.of(1), Metadata.of("test"));
        assertThrows(IllegalArgumentException.class, () -> handler().handle("row", named));
    }

    private JointCommandHandler<String, String, BulbEvent> handler() {
        return CommandHandlers.plain(store).of(fitNext);
    }

    private JointOutcome<String> handle(String key) {
        return handler().handle("row", keyed(key, 1));
    }

    private static CommandContext keyed(String key, int hash) {
        var request =
                new KeyedRequest(new ReceiptKey(new Principal.Client("me"), key), Bytes.of(new byte[] {(byte) hash}));
        return new CommandContext(Optional.of(request), OptionalLong.empty(), Metadata.of("test"));
    }

    private List<Long> versions(String... bulbs) {
        return List.of(bulbs).stream()
                .map(bulb -> log.read(new StreamId("bulb", bulb)).version())
                .toList();
    }

    private void write(StreamId stream, long version, BulbEvent event) {
        var other = new CommandContext(
                Optional.of(new KeyedRequest(
                        new ReceiptKey(new Principal.Client("other"), stream.key()), Bytes.of(new byte[] {1}))),
                OptionalLong.empty(),
                Metadata.of("other"));
        JointDecision<String, String, BulbEvent> one = (_, _) -> Decision.accept(append(stream, version, event));
        assertEquals(
                new JointOutcome.Done<>(), CommandHandlers.plain(log).of(one).handle("", other));
    }

    private static StreamAppend<BulbEvent> append(StreamId stream, long version, BulbEvent event) {
        return new StreamAppend<>(stream, new Exactly(version), List.of(event));
    }
}

package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
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
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.Bulb.Working;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.BulbRejection.AlreadyFitted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The command handler over a real log, the one in memory.
class DeciderCommandHandlerTest {

    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb", KeyForm.ANY, BulbEvent.class, new BulbDecider(), command -> new StreamId("bulb", command.bulb()));

    private final EventStore<BulbEvent> store = MemoryLogUnderTest.empty().store();
    private final CommandHandler<BulbCommand, Bulb, BulbRejection> handler = over(store);
    private int keys;

    @Test
    void an_accepted_command_answers_with_its_new_state() {
        assertEquals(done(1, 1, new Working(60, false, 0), false), handler.handle(new Fit("hall", 60), fresh()));
        assertEquals(done(2, 2, new Working(60, true, 1), false), handler.handle(new SwitchOn("hall"), fresh()));
    }

    @Test
    void a_stream_whose_key_does_not_have_the_form_of_its_category_is_a_defect_and_writes_nothing() {
        var lower = new KeyForm("in lower case", key -> key.equals(key.toLowerCase(Locale.ROOT)));
        var strict = new DeciderCommandHandler<>(
                new Aggregate<>("bulb", lower, BulbEvent.class, BULBS.decider(), BULBS.streamOf()), store);
        var misnamed = new DeciderCommandHandler<>(
                new Aggregate<>("lamp", KeyForm.ANY, BulbEvent.class, BULBS.decider(), BULBS.streamOf()), store);

        assertThrows(IllegalStateException.class, () -> strict.handle(new Fit("Hall", 60), fresh()));
        assertThrows(IllegalStateException.class, () -> misnamed.handle(new Fit("hall", 60), fresh()));
        assertEquals(0, store.read(new StreamId("bulb", "Hall")).version());
        assertEquals(done(1, 1, new Working(60, false, 0), false), strict.handle(new Fit("hall", 60), fresh()));
    }

    @Test
    void a_refusal_is_data_and_leaves_no_trace() {
        handler.handle(new Fit("hall", 60), fresh());
        var refused = handler.handle(new Fit("hall", 40), keyed("again"));

        var stream = new StreamId("bulb", "hall");
        assertEquals(new Rejected<>(new AlreadyFitted(60), stream, 1, new Working(60, false, 0)), refused);
        assertEquals(Optional.empty(), store.receipt(new ReceiptKey(new Principal.Client("me"), "again")));
    }

    @Test
    void a_command_that_changes_nothing_leaves_a_receipt_and_no_event() {
        handler.handle(new Fit("hall", 60), fresh());
        var nothing = handler.handle(new SwitchOff("hall"), keyed("off"));

        assertEquals(done(1, 1, new Working(60, false, 0), false), nothing);
        assertTrue(
                store.receipt(new ReceiptKey(new Principal.Client("me"), "off")).isPresent());
    }

    @Test
    void a_resend_gets_the_first_answer_even_after_later_events() {
        handler.handle(new Fit("hall", 60), keyed("fit"));
        handler.handle(new SwitchOn("hall"), fresh());

        assertEquals(done(1, 1, new Working(60, false, 0), true), handler.handle(new Fit("hall", 60), keyed("fit")));
    }

    @Test
    void a_resend_of_a_command_without_change_gets_the_first_answer() {
        handler.handle(new Fit("hall", 60), fresh());
        handler.handle(new SwitchOff("hall"), keyed("off"));
        handler.handle(new SwitchOn("hall"), fresh());

        assertEquals(done(1, 1, new Working(60, false, 0), true), handler.handle(new SwitchOff("hall"), keyed("off")));
    }

    @Test
    void a_key_is_for_one_request() {
        handler.handle(new Fit("hall", 60), keyed("fit"));

        assertInstanceOf(KeyReused.class, handler.handle(new Fit("attic", 60), context("fit", "another", none())));
        assertInstanceOf(KeyReused.class, handler.handle(new Fit("hall", 40), context("fit", "another", none())));
    }

    @Test
    void a_version_that_the_client_named_and_that_is_past_is_a_conflict() {
        handler.handle(new Fit("hall", 60), fresh());
        handler.handle(new SwitchOn("hall"), fresh());

        assertEquals(conflict(2, true), handler.handle(new SwitchOff("hall"), context("k", "off", OptionalLong.of(1))));
    }

    @Test
    void a_resend_with_a_named_version_is_done_and_no_conflict() {
        handler.handle(new Fit("hall", 60), fresh());
        var first = context("k", "on", OptionalLong.of(1));
        handler.handle(new SwitchOn("hall"), first);

        assertEquals(done(2, 2, new Working(60, true, 1), true), handler.handle(new SwitchOn("hall"), first));
    }

    @Test
    void after_a_lost_race_a_command_is_decided_again_on_the_new_state() {
        handler.handle(new Fit("hall", 60), fresh());
        var late = over(new Outrun(1));

        assertEquals(done(4, 4, new Working(60, true, 2), false), late.handle(new SwitchOn("hall"), fresh()));
    }

    @Test
    void a_lost_race_with_a_named_version_is_a_conflict_at_once() {
        handler.handle(new Fit("hall", 60), fresh());
        var late = over(new Outrun(1));

        var outcome = late.handle(new SwitchOn("hall"), context("k", "on", OptionalLong.of(1)));

        assertEquals(conflict(3, true), outcome);
    }

    @Test
    void a_race_that_is_lost_again_and_again_ends_as_a_conflict() {
        handler.handle(new Fit("hall", 60), fresh());
        var late = over(new Outrun(Integer.MAX_VALUE));

        var outcome = assertInstanceOf(Conflict.class, late.handle(new SwitchOn("hall"), fresh()));
        assertEquals(false, outcome.named());
    }

    @Test
    void a_view_is_shown_in_place_of_the_state() {
        CommandHandler<BulbCommand, String, BulbRejection> showing = handler.showing(Bulb::toString);

        var outcome = showing.handle(new Fit("hall", 60), fresh());

        assertEquals(done(1, 1, new Working(60, false, 0).toString(), false), outcome);
    }

    /// Store with a faster second writer: it replaces the bulb's history before the append, a given number of
    /// times.
    private final class Outrun extends ForwardingStore<BulbEvent> {

        private int times;

        Outrun(int times) {
            this.times = times;
        }

        @Override
        protected EventStore<BulbEvent> target() {
            return store;
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            if (times-- > 0) {
                var stream = append.streams().getFirst().stream();
                store.append(new Append.Keyed<>(
                        List.of(new StreamAppend<>(
                                stream,
                                new ExpectedVersion.Any(),
                                List.of(new BulbEvent.SwitchedOn(), new BulbEvent.SwitchedOff()))),
                        new Receipt(
                                new ReceiptKey(new Principal.Client("someone else"), "key " + keys++),
                                Bytes.of(new byte[] {1}),
                                ReceiptOutcome.DONE,
                                Map.of()),
                        Metadata.of("outrun")));
            }
            return store.append(append);
        }
    }

    private static CommandHandler<BulbCommand, Bulb, BulbRejection> over(EventStore<BulbEvent> store) {
        return new DeciderCommandHandler<>(BULBS, store);
    }

    private static <S> Outcome<S, BulbRejection> done(long version, long position, S state, boolean replayed) {
        return new Done<>(new StreamId("bulb", "hall"), version, position, state, replayed);
    }

    private Outcome<Bulb, BulbRejection> conflict(long actual, boolean named) {
        var now = store.read(new StreamId("bulb", "hall")).fold(BULBS.decider().initial(), BULBS.decider()::evolve);
        return new Conflict<>(new StreamId("bulb", "hall"), actual, now, named);
    }

    private CommandContext fresh() {
        return keyed("fresh " + keys++);
    }

    private static CommandContext keyed(String key) {
        return context(key, key, none());
    }

    private static CommandContext context(String key, String request, OptionalLong expected) {
        var hash = Bytes.of(request.getBytes(StandardCharsets.UTF_8));
        return new CommandContext(
                Optional.of(new KeyedRequest(new ReceiptKey(new Principal.Client("me"), key), hash)),
                expected,
                Metadata.of("test"));
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }
}

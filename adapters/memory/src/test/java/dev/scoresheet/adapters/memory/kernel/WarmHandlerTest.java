package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.CommandHandlers.Limit;
import dev.scoresheet.application.kernel.command.Companion;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.DowntimeRule;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.command.StateWeight;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.command.WarmStates.Figures;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForeignCodec;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.time.SetTime;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Rules of a command handler with warm states. Another node, without warm states, writes to the same log.
class WarmHandlerTest {

    private static final StreamId HALL = new StreamId("bulb", "hall");
    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb",
            KeyForm.ANY,
            BulbEvent.class,
            new BulbDecider(),
            command -> new StreamId("bulb", command.bulb()),
            Fit.class::isInstance,
            StateWeight.byEvents(Bulb.Dead.class::isInstance));

    private final MemoryLogState rows = new MemoryLogState("test");
    private final MemoryLogUnderTest log = MemoryLogUnderTest.over(rows);
    private final Scripted store = new Scripted(log.store());
    private final WarmStates warm = new WarmStates(1 << 20);
    private final SetTime time = new SetTime();
    private final CommandHandlers<BulbEvent> node =
            new CommandHandlers<>(store, warm, Optional.of(new Limit(time, Limit.APPENDS_WITHIN)));
    private final CommandHandler<BulbCommand, Bulb, BulbRejection> handler = node.of(BULBS);
    private final CommandHandler<BulbCommand, Bulb, BulbRejection> other =
            new DeciderCommandHandler<>(BULBS, log.store());
    private int ids;

    @Test
    void a_command_on_a_warm_state_reads_nothing() {
        fitted();
        assertEquals(done(2, 2, new Working(60, true, 1)), handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append"), store.calls());
        assertEquals(new Figures(1, 0, 0, 0, 1, 2 * 256 + 300), warm.figures());
    }

    /// The rule counts the downtime since the epoch, and fits a bulb with as many watts more as it has seconds.
    @Test
    void a_command_gets_the_downtime_that_its_state_asks_for() {
        var asked = new ArrayList<Instant>();
        var timed = new CommandHandlers<>(store, warm, Optional.empty(), Optional.empty(), since -> {
                    asked.add(since);
                    return Duration.ofSeconds(7);
                })
                .of(BULBS.withDowntime(new DowntimeRule<>() {
                    @Override
                    public Optional<Instant> since(BulbCommand command, Bulb state) {
                        return command instanceof Fit ? Optional.of(Instant.EPOCH) : Optional.empty();
                    }

                    @Override
                    public BulbCommand with(BulbCommand command, Duration downtime) {
                        return new Fit(command.bulb(), 60 + (int) downtime.toSeconds());
                    }
                }));
        assertEquals(done(1, 1, new Working(67, false, 0)), timed.handle(new Fit("hall", 60), fresh()));
        assertEquals(List.of(Instant.EPOCH), asked);
        assertEquals(done(2, 2, new Working(67, true, 1)), timed.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of(Instant.EPOCH), asked, "a command that does not depend on it asks for nothing");
    }

    @Test
    void a_stream_that_must_not_exist_is_not_read() {
        handler.handle(new Fit("hall", 60), fresh());
        assertEquals(List.of("append"), store.calls());
    }

    @Test
    void a_stream_that_must_not_exist_and_does_is_read_after_the_conflict() {
        other.handle(new Fit("hall", 60), fresh());
        assertEquals(
                new Rejected<>(new AlreadyFitted(60), HALL, 1, new Working(60, false, 0)),
                handler.handle(new Fit("hall", 40), fresh()));
        assertEquals(List.of("append", "read"), store.calls());
    }

    @Test
    void a_conflict_reads_the_tail_and_decides_again() {
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        other.handle(new SwitchOff("hall"), fresh());
        assertEquals(done(4, 4, new Working(60, true, 2)), handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append", "tail 1", "append"), store.calls());
        assertEquals(new Figures(1, 0, 1, 1, 1, 4 * 256 + 300), warm.figures());
    }

    @Test
    void a_refusal_is_decided_again_and_answers_with_the_fresh_state() {
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        assertEquals(
                new Rejected<>(new AlreadyFitted(60), HALL, 2, new Working(60, true, 1)),
                handler.handle(new Fit("hall", 40), fresh()));
    }

    @Test
    void an_acceptance_without_events_is_decided_again() {
        fitted();
        handler.handle(new SwitchOn("hall"), fresh());
        other.handle(new SwitchOff("hall"), fresh());
        assertEquals(done(4, 4, new Working(60, true, 2)), handler.handle(new SwitchOn("hall"), fresh()));
    }

    @Test
    void a_failed_precondition_is_decided_again() {
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        var changed = handler.handle(new SwitchOff("hall"), named(2));
        assertEquals(done(3, 3, new Working(60, false, 1)), changed);
    }

    @Test
    void a_named_version_that_only_the_warm_state_has_is_a_conflict_at_the_fresh_one() {
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        assertEquals(
                new Conflict<>(HALL, 2, new Working(60, true, 1), true),
                handler.handle(new SwitchOn("hall"), named(1)));
    }

    @Test
    void a_rejection_by_the_companion_is_decided_again_on_a_fresh_state() {
        var strict = node.of(
                BULBS,
                Companion
                        .<BulbCommand, BulbEvent, BulbRejection, BulbEvent, BulbCommand, Bulb, BulbEvent, BulbRejection>
                                of(BULBS, (_, _) -> Optional.of(new SwitchOn("attic")), rejection -> rejection));
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        other.handle(new SwitchOff("hall"), fresh());
        var refused = assertInstanceOf(Rejected.class, strict.handle(new SwitchOn("hall"), fresh()));
        assertEquals(3, refused.version());
    }

    @Test
    void the_receipt_is_looked_up_after_the_fresh_read() {
        fitted();
        store.calls();
        handler.handle(new Fit("hall", 40), keyed("again"));
        assertEquals(List.of("tail 1", "receipt"), store.calls());
    }

    @Test
    void an_unknown_outcome_is_answered_by_no_other_attempt_and_puts_nothing() {
        fitted();
        store.losesAnswer = true;
        assertThrows(OutcomeUnknown.class, () -> handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append"), store.calls());
        assertEquals(1, warm.figures().entries());
        assertEquals(256 + 300, warm.figures().bytes(), "the state at version 1");
    }

    @Test
    void a_resend_puts_nothing() {
        other.handle(new Fit("hall", 60), keyed("fit"));
        assertEquals(replayed(1, 1, new Working(60, false, 0)), handler.handle(new Fit("hall", 60), keyed("fit")));
        assertEquals(0, warm.figures().entries());
    }

    @Test
    void an_error_puts_nothing() {
        store.beforeAppend = () -> {
            throw new StoreUnavailable("full", Duration.ofSeconds(1));
        };
        assertThrows(StoreUnavailable.class, () -> handler.handle(new Fit("hall", 60), fresh()));
        assertEquals(0, warm.figures().entries());
    }

    @Test
    void a_past_version_never_comes_from_a_newer_state() {
        handler.handle(new Fit("hall", 60), keyed("fit"));
        handler.handle(new SwitchOn("hall"), fresh());
        assertEquals(replayed(1, 1, new Working(60, false, 0)), handler.handle(new Fit("hall", 60), keyed("fit")));
    }

    @Test
    void a_resend_is_answered_from_a_warm_state_at_the_version_of_its_receipt() {
        fitted();
        handler.handle(new SwitchOn("hall"), keyed("on"));
        store.calls();
        assertEquals(replayed(2, 2, new Working(60, true, 1)), handler.handle(new SwitchOn("hall"), keyed("on")));
        assertEquals(List.of("tail 2", "append"), store.calls(), "the receipt is found by the append");
    }

    @Test
    void a_read_that_fails_after_the_append_was_done_is_an_unknown_outcome() {
        handler.handle(new Fit("hall", 60), keyed("fit"));
        handler.handle(new SwitchOn("hall"), fresh());
        store.unreadable = true;
        assertThrows(OutcomeUnknown.class, () -> handler.handle(new Fit("hall", 60), keyed("fit")));
    }

    @Test
    void a_conflict_below_the_warm_state_drops_it_and_reads_the_whole_stream() {
        fitted();
        handler.handle(new SwitchOn("hall"), fresh());
        handler.handle(new SwitchOff("hall"), fresh());
        var restored = MemoryLogUnderTest.empty().store();
        new DeciderCommandHandler<>(BULBS, restored).handle(new Fit("hall", 40), fresh());
        store.target = restored;
        store.calls();
        assertEquals(done(2, 2, new Working(40, true, 1)), handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append", "read", "append"), store.calls());
    }

    @Test
    void a_lost_connection_forgets_the_warm_states() {
        fitted();
        rows.beginEra();
        handler.handle(new SwitchOn("hall"), fresh());
        assertEquals(List.of("read", "append"), store.calls());
    }

    @Test
    void an_append_that_was_decided_before_the_connection_was_lost_is_decided_again() {
        fitted();
        store.beforeAppend = rows::beginEra;
        assertEquals(done(2, 2, new Working(60, true, 1)), handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append", "read", "append"), store.calls());
    }

    @Test
    void a_newer_type_in_the_tail_is_unreadable_as_without_warm_states() {
        fitted();
        var newer = new EncodedEvent(new EventType("bulb.melted", 1), "{}");
        new DeciderCommandHandler<>(
                        BULBS,
                        log.openedWith(ForeignCodec.storing(log.codec(), newer)).store())
                .handle(new SwitchOn("hall"), fresh());
        assertThrows(UnreadableEvent.class, () -> handler.handle(new SwitchOn("hall"), fresh()));
        assertThrows(UnreadableEvent.class, () -> other.handle(new SwitchOn("hall"), fresh()));
    }

    @Test
    void the_first_attempt_on_a_warm_state_does_not_count() {
        fitted();
        store.races = 8;
        assertInstanceOf(Done.class, handler.handle(new SwitchOn("hall"), fresh()));
        store.races = 9;
        var lost = assertInstanceOf(Conflict.class, handler.handle(new Fit("cellar", 60), fresh()));
        assertFalse(lost.named());
    }

    @Test
    void no_append_begins_later_than_the_limit_after_its_request() {
        fitted();
        other.handle(new SwitchOn("hall"), fresh());
        other.handle(new SwitchOff("hall"), fresh());
        store.beforeAppend = () -> time.pass(Duration.ofSeconds(10));
        assertThrows(StoreUnavailable.class, () -> handler.handle(new SwitchOn("hall"), fresh()));
        assertEquals(List.of("append", "tail 1"), store.calls());
        assertEquals(3, store.read(HALL).version());
    }

    private void fitted() {
        handler.handle(new Fit("hall", 60), fresh());
        store.calls();
    }

    /// Store that notes the calls. It loses answers and races as a case demands.
    private static final class Scripted extends ForwardingStore<BulbEvent> {

        private final List<String> calls = new ArrayList<>();
        private EventStore<BulbEvent> target;
        private Runnable beforeAppend = () -> {};
        private boolean losesAnswer;
        private boolean unreadable;
        private int races;

        Scripted(EventStore<BulbEvent> target) {
            this.target = target;
        }

        /// Returns the calls since this method was called before.
        List<String> calls() {
            var seen = List.copyOf(calls);
            calls.clear();
            return seen;
        }

        @Override
        protected EventStore<BulbEvent> target() {
            return target;
        }

        @Override
        public EventStream<BulbEvent> read(StreamId stream) {
            calls.add("read");
            return super.read(stream);
        }

        @Override
        public EventStream<BulbEvent> read(StreamId stream, long throughVersion) {
            calls.add("read through " + throughVersion);
            if (unreadable) {
                throw new StoreUnavailable("gone", Duration.ofSeconds(1));
            }
            return super.read(stream, throughVersion);
        }

        @Override
        public List<RecordedEvent<BulbEvent>> tail(StreamId stream, long afterVersion) {
            calls.add("tail " + afterVersion);
            return super.tail(stream, afterVersion);
        }

        @Override
        public Optional<StoredReceipt> receipt(ReceiptKey key) {
            calls.add("receipt");
            return super.receipt(key);
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            calls.add("append");
            var hook = beforeAppend;
            beforeAppend = () -> {};
            hook.run();
            if (losesAnswer) {
                throw new OutcomeUnknown("the connection was lost");
            }
            if (races-- > 0) {
                var part = append.streams().getLast();
                return new AppendResult.VersionConflict(part.stream(), 0, Long.MAX_VALUE);
            }
            return super.append(append);
        }
    }

    private static <S> Outcome<S, BulbRejection> done(long version, long position, S state) {
        return new Done<>(HALL, version, position, state, false);
    }

    private static <S> Outcome<S, BulbRejection> replayed(long version, long position, S state) {
        return new Done<>(HALL, version, position, state, true);
    }

    private CommandContext fresh() {
        return CommandContext.fresh(Metadata.of("command " + ids++));
    }

    private CommandContext named(long version) {
        return new CommandContext(Optional.empty(), OptionalLong.of(version), fresh().metadata());
    }

    private CommandContext keyed(String key) {
        var hash = Bytes.of(key.getBytes(StandardCharsets.UTF_8));
        return new CommandContext(
                Optional.of(new KeyedRequest(new ReceiptKey(new Principal.Client("me"), key), hash)),
                OptionalLong.empty(),
                Metadata.of(key));
    }
}

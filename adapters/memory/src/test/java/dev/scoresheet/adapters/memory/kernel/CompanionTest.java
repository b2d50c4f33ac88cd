package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.Companion;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
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
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.BulbRejection.NotFitted;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A command over two streams: when a bulb is fitted, the bulb of the hall goes on.
class CompanionTest {

    private static final StreamId HALL = new StreamId("bulb", "hall");
    private static final StreamId ATTIC = new StreamId("bulb", "attic");
    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb", KeyForm.ANY, BulbEvent.class, new BulbDecider(), command -> new StreamId("bulb", command.bulb()));
    private static final Companion<BulbCommand, BulbEvent, BulbRejection, BulbEvent> HALL_GOES_ON = Companion.of(
            BULBS,
            (command, _) -> command instanceof Fit ? Optional.of(new SwitchOn("hall")) : Optional.empty(),
            rejection -> rejection);

    private final EventStore<BulbEvent> store = MemoryLogUnderTest.empty().store();
    private int keys;

    @Test
    void both_streams_are_written_and_the_answer_is_of_the_first() {
        alone(new Fit("hall", 60));
        assertEquals(done(3, false), handle(new Fit("attic", 40), "k", OptionalLong.empty()));
        assertEquals(2, store.read(HALL).version());
        assertEquals(2, store.read(HALL).lastPosition().orElseThrow());
    }

    @Test
    void a_resend_gets_the_answer_of_the_first_stream() {
        alone(new Fit("hall", 60));
        handle(new Fit("attic", 40), "k", OptionalLong.empty());
        alone(new SwitchOn("attic"));
        assertEquals(done(3, true), handle(new Fit("attic", 40), "k", OptionalLong.empty()));
    }

    @Test
    void a_rejection_by_the_other_stream_rejects_all() {
        var rejected = handle(new Fit("attic", 40), "k", OptionalLong.empty());
        assertEquals(new Rejected<>(new NotFitted(), ATTIC, 0, new Bulb.None()), rejected);
        assertEquals(0, store.read(ATTIC).version());
    }

    @Test
    void a_decision_without_an_event_writes_nothing_to_the_other_stream() {
        alone(new Fit("hall", 60));
        alone(new SwitchOn("hall"));
        assertEquals(done(3, false), handle(new Fit("attic", 40), "k", OptionalLong.empty()));
        assertEquals(2, store.read(HALL).version());
    }

    @Test
    void after_a_change_of_the_other_stream_the_command_is_decided_again() {
        alone(new Fit("hall", 60));
        var late = new DeciderCommandHandler<>(BULBS, changingHall(1), store);
        assertEquals(done(5, false), late.handle(new Fit("attic", 40), context("k", OptionalLong.empty())));
        assertEquals(4, store.read(HALL).version());
    }

    @Test
    void a_change_of_the_other_stream_is_no_conflict_with_the_named_version() {
        alone(new Fit("hall", 60));
        var late = new DeciderCommandHandler<>(BULBS, changingHall(1), store);
        assertEquals(done(5, false), late.handle(new Fit("attic", 40), context("k", OptionalLong.of(0))));
    }

    @Test
    void a_race_for_the_other_stream_that_is_lost_again_and_again_ends_as_a_conflict() {
        var endless = new DeciderCommandHandler<>(BULBS, alwaysLate(), store);
        var outcome = endless.handle(new Fit("attic", 40), context("k", OptionalLong.of(0)));
        assertEquals(false, assertInstanceOf(Conflict.class, outcome).named());
        assertEquals(0, store.read(ATTIC).version());
    }

    /// Returns a companion after whose decision another writer changes the hall, a number of times.
    private Companion<BulbCommand, BulbEvent, BulbRejection, BulbEvent> changingHall(int times) {
        var left = new int[] {times};
        return (command, events, same) -> {
            var decision = HALL_GOES_ON.decide(command, events, same);
            if (left[0]-- > 0) {
                alone(new SwitchOn("hall"));
                alone(new SwitchOff("hall"));
            }
            return decision;
        };
    }

    /// Returns a companion that expects a version which its stream never has.
    private static Companion<BulbCommand, BulbEvent, BulbRejection, BulbEvent> alwaysLate() {
        return (_, _, _) ->
                Decision.accept(new StreamAppend<>(HALL, new Exactly(7), List.<BulbEvent>of(new SwitchedOn())));
    }

    private Outcome<Bulb, BulbRejection> handle(BulbCommand command, String key, OptionalLong expected) {
        return new DeciderCommandHandler<>(BULBS, HALL_GOES_ON, store).handle(command, context(key, expected));
    }

    private void alone(BulbCommand command) {
        var handled = new DeciderCommandHandler<>(BULBS, store).handle(command, context("alone", OptionalLong.empty()));
        assertInstanceOf(Done.class, handled);
    }

    private static Outcome<Bulb, BulbRejection> done(long position, boolean replayed) {
        return new Done<>(ATTIC, 1, position, new Working(40, false, 0), replayed);
    }

    private CommandContext context(String key, OptionalLong expected) {
        var unique = key.equals("alone") ? key + keys++ : key;
        var request = new KeyedRequest(new ReceiptKey(new Principal.Client("me"), unique), Bytes.of(new byte[] {1}));
        return new CommandContext(Optional.of(request), expected, Metadata.of("test"));
    }
}

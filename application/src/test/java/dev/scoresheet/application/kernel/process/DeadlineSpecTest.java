package dev.scoresheet.application.kernel.process;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeadlineSpecTest.Seat.Command;
import dev.scoresheet.application.kernel.process.DeadlineSpecTest.Seat.Event;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The specification itself, with a seat that is held for some minutes. Each fault of its decider is found.
class DeadlineSpecTest {

    enum Fault {
        NONE,
        EARLY,
        LATE,
        /// An old deadline counts after the seat is held again.
        STALE,
        /// A client's command does not look at the deadline.
        OVERLOOKED
    }

    /// Seat, and the instant until which it is held.
    record Seat(Optional<Instant> until) {

        private static final Duration HELD = Duration.ofMinutes(10);

        sealed interface Command {
            Instant at();

            record Hold(Instant at) implements Command {}

            record Take(Instant at) implements Command {}

            record Free(Instant at) implements Command {}
        }

        sealed interface Event {
            record Held(Instant until) implements Event {}

            record Taken() implements Event {}

            record Freed() implements Event {}
        }
    }

    private record SeatDecider(Fault fault) implements Decider<Command, Seat, Event, String> {

        @Override
        public Seat initial() {
            return new Seat(Optional.empty());
        }

        @Override
        public Decision<Event, String> decide(Command command, Seat seat) {
            return switch (command) {
                case Command.Free(var at) -> isPast(seat, at) ? freed(List.of()) : Decision.reject("not yet");
                case Command.Hold(var at) -> decided(seat, at, new Event.Held(at.plus(Seat.HELD)));
                case Command.Take(var at) -> decided(seat, at, new Event.Taken());
            };
        }

        private boolean isPast(Seat seat, Instant at) {
            return switch (fault) {
                case NONE, OVERLOOKED ->
                    seat.until().filter(until -> !at.isBefore(until)).isPresent();
                case EARLY ->
                    seat.until()
                            .filter(until -> !at.plusMillis(1).isBefore(until))
                            .isPresent();
                case LATE -> seat.until().filter(at::isAfter).isPresent();
                case STALE -> seat.until().isPresent();
            };
        }

        private Decision<Event, String> decided(Seat seat, Instant at, Event event) {
            return fault != Fault.OVERLOOKED && isPast(seat, at)
                    ? freed(List.of(event))
                    : Decision.accept(List.of(event));
        }

        private static Decision<Event, String> freed(List<Event> then) {
            var events = new ArrayList<Event>();
            events.add(new Event.Freed());
            events.addAll(then);
            return Decision.accept(events);
        }

        @Override
        public Seat evolve(Seat state, Event event) {
            return switch (event) {
                case Event.Held(var until) -> new Seat(Optional.of(until));
                case Event.Taken(), Event.Freed() -> initial();
            };
        }
    }

    private static final class Freeing implements ProcessManager<Event, Optional<Instant>, Command> {

        @Override
        public String name() {
            return "freeing";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> instances(Occurrence<Event> occurrence) {
            return List.of("1");
        }

        @Override
        public Optional<Instant> initial(String instance) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> evolve(Optional<Instant> state, Occurrence<Event> occurrence) {
            return switch (occurrence.event()) {
                case Event.Held(var until) -> Optional.of(until);
                case Event.Taken(), Event.Freed() -> Optional.empty();
            };
        }

        @Override
        public List<Reaction<Command>> react(Optional<Instant> state, Occurrence<Event> occurrence) {
            return List.of();
        }

        @Override
        public Optional<Instant> deadline(Optional<Instant> state) {
            return state;
        }

        @Override
        public Optional<Reaction<Command>> atDeadline(Optional<Instant> state, Instant deadline) {
            return Optional.of(new Reaction<>("free", new Command.Free(deadline)));
        }
    }

    private static final class Seats extends DeadlineSpec<Command, Seat, Event, String, Event, Optional<Instant>> {

        private final Fault fault;

        Seats(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected ProcessManager<Event, Optional<Instant>, Command> process() {
            return new Freeing();
        }

        @Override
        protected ReactionTarget<Command, Seat, Event, String, Event> target() {
            return ReactionTarget.of(
                    Command.class,
                    new Aggregate<>(
                            "seat", KeyForm.ANY, Event.class, new SeatDecider(fault), _ -> new StreamId("seat", "1")),
                    rejection -> rejection);
        }

        @Override
        protected Command command(Random random, Instant now) {
            return random.nextInt(3) > 0 ? new Command.Hold(now) : new Command.Take(now);
        }
    }

    @Test
    void a_sound_decider_passes() {
        var seats = new Seats(Fault.NONE);
        Stream.<Runnable>of(
                        seats::a_deadline_has_an_effect_at_its_instant_and_none_a_millisecond_before,
                        seats::a_deadline_that_moved_or_was_cancelled_has_no_effect,
                        seats::a_late_timer_changes_no_decision)
                .forEach(Runnable::run);
    }

    @Test
    void each_fault_is_found() {
        broken(new Seats(Fault.EARLY)::a_deadline_has_an_effect_at_its_instant_and_none_a_millisecond_before);
        broken(new Seats(Fault.LATE)::a_deadline_has_an_effect_at_its_instant_and_none_a_millisecond_before);
        broken(new Seats(Fault.STALE)::a_deadline_that_moved_or_was_cancelled_has_no_effect);
        broken(new Seats(Fault.OVERLOOKED)::a_late_timer_changes_no_decision);
    }

    private static void broken(Runnable test) {
        assertThrows(AssertionError.class, test::run);
    }
}

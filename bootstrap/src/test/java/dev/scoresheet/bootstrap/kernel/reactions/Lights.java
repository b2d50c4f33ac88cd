package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// System of two applications that answer each other. `relay` gives a lamp what its bulb does. `echo` switches the bulb
/// when its lamp was switched, until both have blown. `timer` switches a bulb on when its deadline has passed.
///
/// @param relay version of `relay`; an even one reacts to nothing
/// @param replacing true if `successor` replaces `relay`
/// @param evolving call before each event that `relay` applies
/// @param lamps call before each decision on a lamp
/// @param began instant from which the watts of a bulb count as milliseconds to the deadline of `timer`; empty for a
///     system without `timer`
record Lights(int relay, boolean replacing, Runnable evolving, Consumer<BulbCommand> lamps, Optional<Instant> began) {

    static final String RELAY = "relay";
    static final String SUCCESSOR = "successor";
    static final String ECHO = "echo";
    static final String TIMER = "timer";

    static Lights on() {
        return new Lights(1, false, () -> {}, _ -> {}, Optional.empty());
    }

    Lights relaying(int version) {
        return new Lights(version, replacing, evolving, lamps, began);
    }

    /// Returns a system whose lamps have `successor`, which replaces `relay`.
    Lights replacingRelay() {
        return new Lights(relay, true, evolving, lamps, began);
    }

    Lights evolving(Runnable call) {
        return new Lights(relay, replacing, call, lamps, began);
    }

    Lights deciding(Consumer<BulbCommand> call) {
        return new Lights(relay, replacing, evolving, call, began);
    }

    Lights timedFrom(Instant instant) {
        return new Lights(relay, replacing, evolving, lamps, Optional.of(instant));
    }

    Topology<BulbEvent> topology() {
        var bulb = aggregate("bulb", new BulbDecider());
        var lamp = aggregate("lamp", new Watched(lamps));
        var ofBulbs = new ArrayList<DeclaredProcess<BulbEvent, ?, ?>>();
        ofBulbs.add(declared(new Echo(), Set.of("lamp"), bulb));
        began.ifPresent(instant -> ofBulbs.add(declared(new Timer(instant), Set.of("bulb"), bulb)));
        return new Topology<>(List.of(
                new BoundedContext<>("bulbs", List.of(bulb), Set.of("lamp"), List.of(), ofBulbs),
                new BoundedContext<>(
                        "lamps",
                        List.of(lamp),
                        Set.of("bulb"),
                        List.of(),
                        List.of(declared(new Relay(relay, replacing, evolving), Set.of("bulb"), lamp)))));
    }

    private static Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> aggregate(
            String category, Decider<BulbCommand, Bulb, BulbEvent, BulbRejection> decider) {
        return new Aggregate<>(
                category, KeyForm.ANY, BulbEvent.class, decider, command -> new StreamId(category, command.bulb()));
    }

    private static DeclaredProcess<BulbEvent, String, BulbCommand> declared(
            ProcessManager<BulbEvent, String, BulbCommand> manager,
            Set<String> follows,
            Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> target) {
        return new DeclaredProcess<>(
                manager,
                follows,
                Optional.<Class<? extends BulbEvent>>of(BulbEvent.class),
                List.of(ReactionTarget.of(
                        BulbCommand.class,
                        target,
                        rejection -> rejection.getClass().getSimpleName())),
                new Quoted());
    }

    static String key(Occurrence<?> occurrence) {
        return StreamId.parse(occurrence.stream()).key();
    }

    private record Quoted() implements StateCodec<String> {
        @Override
        public String text(String state) {
            return '"' + state + '"';
        }

        @Override
        public String state(String text) {
            return text.substring(1, text.length() - 1);
        }
    }

    /// Rules of lamps, with a call before each decision.
    private record Watched(Consumer<BulbCommand> before)
            implements Decider<BulbCommand, Bulb, BulbEvent, BulbRejection> {

        private static final BulbDecider RULES = new BulbDecider();

        @Override
        public Bulb initial() {
            return RULES.initial();
        }

        @Override
        public Decision<BulbEvent, BulbRejection> decide(BulbCommand command, Bulb state) {
            before.accept(command);
            return RULES.decide(command, state);
        }

        @Override
        public Bulb evolve(Bulb state, BulbEvent event) {
            return RULES.evolve(state, event);
        }
    }

    /// Process whose instances are the keys of streams, and whose state is the number of their events.
    private interface Counting extends ProcessManager<BulbEvent, String, BulbCommand> {

        @Override
        default List<String> instances(Occurrence<BulbEvent> occurrence) {
            return List.of(key(occurrence));
        }

        @Override
        default String initial(String instance) {
            return "0";
        }

        @Override
        default String evolve(String state, Occurrence<BulbEvent> occurrence) {
            return Integer.toString(Integer.parseInt(state) + 1);
        }
    }

    private record Relay(int version, boolean replacing, Runnable evolving) implements Counting {

        @Override
        public String name() {
            return replacing ? SUCCESSOR : RELAY;
        }

        @Override
        public Optional<String> predecessor() {
            return replacing ? Optional.of(RELAY) : Optional.empty();
        }

        @Override
        public String evolve(String state, Occurrence<BulbEvent> occurrence) {
            evolving.run();
            return Counting.super.evolve(state, occurrence);
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            var key = key(occurrence);
            if (version % 2 == 0) {
                return List.of();
            }
            return switch (occurrence.event()) {
                case BulbEvent.Fitted(var watts) -> List.of(new Reaction<>("fit", new BulbCommand.Fit(key, watts)));
                case BulbEvent.SwitchedOn _ -> List.of(new Reaction<>("switch", new BulbCommand.SwitchOn(key)));
                case BulbEvent.SwitchedOff _ -> List.of(new Reaction<>("switch", new BulbCommand.SwitchOff(key)));
                case BulbEvent.Blew _ -> List.of();
            };
        }
    }

    private record Echo() implements Counting {

        @Override
        public String name() {
            return ECHO;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            var key = key(occurrence);
            if (occurrence.stream().startsWith(ECHO)) {
                return List.of();
            }
            return switch (occurrence.event()) {
                case BulbEvent.Fitted _, BulbEvent.SwitchedOff _ ->
                    List.of(new Reaction<>("answer", new BulbCommand.SwitchOn(key)));
                case BulbEvent.SwitchedOn _ -> List.of(new Reaction<>("answer", new BulbCommand.SwitchOff(key)));
                case BulbEvent.Blew _ -> List.of();
            };
        }

        @Override
        public Optional<BulbEvent> whenRefused(String state, Reaction<BulbCommand> reaction, String rejection) {
            return Optional.of(new BulbEvent.Blew(rejection));
        }
    }

    /// The state is the watts of a bulb that was never on, else 0.
    private record Timer(Instant began) implements Counting {

        @Override
        public String name() {
            return TIMER;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String evolve(String state, Occurrence<BulbEvent> occurrence) {
            return occurrence.event() instanceof BulbEvent.Fitted(var watts) ? key(occurrence) + " " + watts : "0";
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            return List.of();
        }

        @Override
        public Optional<Instant> deadline(String state) {
            return state.equals("0")
                    ? Optional.empty()
                    : Optional.of(began.plusMillis(Integer.parseInt(state.substring(state.indexOf(' ') + 1))));
        }

        @Override
        public Optional<Reaction<BulbCommand>> atDeadline(String state, Instant deadline) {
            return Optional.of(
                    new Reaction<>("remind", new BulbCommand.SwitchOn(state.substring(0, state.indexOf(' ')))));
        }
    }
}

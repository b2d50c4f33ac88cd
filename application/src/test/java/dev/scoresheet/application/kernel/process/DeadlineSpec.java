package dev.scoresheet.application.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.process.SampledHistory.Moment;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Specification of a process with a deadline and of the aggregate that its command goes to, over random
/// histories of one stream. The decider judges the command: the deadline is the first instant at which it
/// has an effect.
///
/// A test of a subject names both, and makes the commands that a client may send to the stream.
///
/// @param <C> commands of the aggregate
/// @param <U> union of all events
/// @param <P> state of an instance of the process
public abstract class DeadlineSpec<C, S, E extends U, R, U, P> {

    private static final int HISTORIES = 150;

    private final Random random = Seed.random("DeadlineSpec");

    protected abstract ProcessManager<U, P, ? super C> process();

    /// Returns the aggregate that the command of the deadline goes to.
    protected abstract ReactionTarget<C, S, E, R, U> target();

    /// Returns a random command of a client to one stream, always the same one.
    protected abstract C command(Random random, Instant now);

    @Test
    void a_deadline_has_an_effect_at_its_instant_and_none_a_millisecond_before() {
        int checked = 0;
        for (var moment : moments().toList()) {
            for (var entry : moment.deadlines().entrySet()) {
                var at = entry.getValue();
                var command = moment.atDeadline(entry.getKey(), at);
                assertEquals(at.truncatedTo(ChronoUnit.MILLIS), at, "a deadline has whole milliseconds");
                assertEquals(
                        moment.stream(), target().aggregate().streamOf().apply(command), "its stream has the deadline");
                assertTrue(!moment.events(command).isEmpty(), () -> at + " has no effect after " + moment.history());
                var early = moment.atDeadline(entry.getKey(), at.minusMillis(1));
                assertEquals(List.of(), moment.events(early), () -> "early for " + at + " after " + moment.history());
                checked++;
            }
        }
        assertTrue(checked > 0, "no history has a deadline");
    }

    @Test
    void a_deadline_that_moved_or_was_cancelled_has_no_effect() {
        int checked = 0;
        for (var history : histories().toList()) {
            var former = new HashMap<String, List<Former<C>>>();
            for (var moment : history) {
                var now = moment.deadlines();
                for (var entry : former.entrySet()) {
                    var current = now.getOrDefault(entry.getKey(), Instant.MAX);
                    for (var old : entry.getValue()) {
                        if (old.at().isBefore(current)) {
                            assertEquals(
                                    List.of(),
                                    moment.events(old.command()),
                                    () -> old.at() + " is past for " + moment.history());
                            checked++;
                        }
                    }
                }
                now.forEach((instance, at) -> former.computeIfAbsent(instance, _ -> new ArrayList<>())
                        .add(new Former<>(at, moment.atDeadline(instance, at))));
            }
        }
        assertTrue(checked > 0, "no history moves or cancels a deadline");
    }

    /// A client's command that is decided before a late timer fires has the same events as after it.
    @Test
    void a_late_timer_changes_no_decision() {
        int checked = 0;
        for (var moment : moments().toList()) {
            for (var entry : moment.deadlines().entrySet()) {
                var fired = moment.events(moment.atDeadline(entry.getKey(), entry.getValue()));
                var late = moment.now().isAfter(entry.getValue()) ? moment.now() : entry.getValue();
                var command = command(random, late.plus(Duration.ofMillis(random.nextInt(10_000))));
                var direct = moment.events(command);
                var after = moment.and(fired).decision(command);
                if (after instanceof Decision.Accepted<E, R>(var events) && !events.isEmpty()) {
                    var both = new ArrayList<>(fired);
                    both.addAll(events);
                    assertEquals(both, direct, () -> command + " after " + moment.history());
                } else {
                    assertTrue(
                            direct.isEmpty() || direct.equals(fired),
                            () -> command + " gives " + direct + " after " + moment.history());
                }
                checked++;
            }
        }
        assertTrue(checked > 0, "no history has a deadline");
    }

    private record Former<C>(Instant at, C command) {}

    private Stream<Moment<C, S, E, R, U, P>> moments() {
        return histories().flatMap(List::stream);
    }

    private Stream<List<Moment<C, S, E, R, U, P>>> histories() {
        return Stream.generate(() -> new SampledHistory<>(process(), target(), this::command, random).moments())
                .limit(HISTORIES);
    }
}

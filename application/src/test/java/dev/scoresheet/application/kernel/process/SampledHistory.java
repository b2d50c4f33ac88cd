package dev.scoresheet.application.kernel.process;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/// Random history of one stream, with the instances of a process that follow it. Clients send commands at random
/// instants, often near a deadline; a timer fires some deadlines before the next command.
record SampledHistory<C, S, E extends U, R, U, P>(
        ProcessManager<U, P, ? super C> process,
        ReactionTarget<C, S, E, R, U> target,
        BiFunction<Random, Instant, C> commands,
        Random random) {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int COMMANDS = 20;

    /// Stream and instances after some events.
    record Moment<C, S, E extends U, R, U, P>(
            ProcessManager<U, P, ? super C> process,
            ReactionTarget<C, S, E, R, U> target,
            StreamId stream,
            Instant now,
            List<E> history,
            S state,
            Map<String, P> instances) {

        Map<String, Instant> deadlines() {
            var all = new HashMap<String, Instant>();
            instances.forEach((instance, state) -> process.deadline(state).ifPresent(at -> all.put(instance, at)));
            return all;
        }

        C atDeadline(String instance, Instant at) {
            var reaction = process.atDeadline(instances.getOrDefault(instance, process.initial(instance)), at);
            return target.commands().cast(reaction.orElseThrow().command());
        }

        Decision<E, R> decision(C command) {
            return target.aggregate().decider().decide(command, state);
        }

        List<E> events(C command) {
            return decision(command) instanceof Decision.Accepted<E, R>(var events) ? events : List.of();
        }

        Moment<C, S, E, R, U, P> at(Instant other) {
            return new Moment<>(process, target, stream, other, history, state, instances);
        }

        Moment<C, S, E, R, U, P> and(List<E> events) {
            var longer = new ArrayList<>(history);
            var next = state;
            var states = new HashMap<>(instances);
            for (var event : events) {
                longer.add(event);
                next = target.aggregate().decider().evolve(next, event);
                var occurrence = new Occurrence<U>(stream.toString(), longer.size(), event);
                for (var instance : process.instances(occurrence)) {
                    var known = states.getOrDefault(instance, process.initial(instance));
                    var evolved = process.evolve(known, occurrence);
                    if (process.finished(evolved)) {
                        states.remove(instance);
                    } else {
                        states.put(instance, evolved);
                    }
                }
            }
            return new Moment<>(process, target, stream, now, List.copyOf(longer), next, Map.copyOf(states));
        }
    }

    /// Returns the moments after each command, in order.
    List<Moment<C, S, E, R, U, P>> moments() {
        var aggregate = target.aggregate();
        var stream = aggregate.streamOf().apply(commands.apply(random, BEGAN));
        var moment = new Moment<C, S, E, R, U, P>(
                process, target, stream, BEGAN, List.of(), aggregate.decider().initial(), Map.of());
        var moments = new ArrayList<Moment<C, S, E, R, U, P>>();
        for (int i = 0; i < COMMANDS; i++) {
            moment = fired(moment.at(later(moment)));
            moment = moment.and(moment.events(commands.apply(random, moment.now())));
            moments.add(moment);
        }
        return moments;
    }

    private Instant later(Moment<C, S, E, R, U, P> moment) {
        var next = moment.deadlines().values().stream()
                .filter(moment.now()::isBefore)
                .min(Instant::compareTo);
        if (next.isEmpty()) {
            return moment.now().plusMillis(random.nextInt(3_600_000));
        }
        var part = Duration.between(moment.now(), next.get()).toMillis() * random.nextDouble() / 4;
        return switch (random.nextInt(8)) {
            case 0 -> next.get().minusMillis(1);
            case 1 -> next.get();
            case 2 -> next.get().plusMillis((long) part);
            default -> moment.now().plusMillis((long) part).truncatedTo(ChronoUnit.MILLIS);
        };
    }

    private Moment<C, S, E, R, U, P> fired(Moment<C, S, E, R, U, P> before) {
        var moment = before;
        for (var entry : before.deadlines().entrySet()) {
            if (!entry.getValue().isAfter(before.now()) && random.nextBoolean()) {
                moment = moment.and(moment.events(moment.atDeadline(entry.getKey(), entry.getValue())));
            }
        }
        return moment;
    }
}

package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Times of the next tries of the waiting instances. The owner alone knows them; a new owner tries all at once.
final class Retries {

    private final TimeSource time;
    private final OwnerLimits limits;
    private final Map<String, Next> known = new HashMap<>();
    private Optional<Deadline> earliest = Optional.empty();

    private record Next(Backoff backoff, Deadline pause) {}

    Retries(TimeSource time, OwnerLimits limits) {
        this.time = time;
        this.limits = limits;
    }

    /// Returns the instances to try now.
    Set<String> due(Map<String, HeldInstance> entries) {
        var due = new HashSet<String>();
        earliest = Optional.empty();
        for (var entry : entries.values()) {
            if (entry.kind() != Kind.WAITING) {
                continue;
            }
            var next = known.get(entry.instance());
            if (next == null || next.pause().isOver()) {
                due.add(entry.instance());
            } else if (earliest.isEmpty()
                    || next.pause().left().compareTo(earliest.get().left()) < 0) {
                earliest = Optional.of(next.pause());
            }
        }
        return due;
    }

    /// Returns the time until the next try; the longest pause if no instance that was not due waits.
    Duration left() {
        return earliest.map(Deadline::left).orElse(limits.longestRetry());
    }

    /// Records that an instance could not go on; its next pause is longer.
    void failed(String instance) {
        var before = known.get(instance);
        var backoff = before == null ? Backoff.steady(limits.firstRetry(), limits.longestRetry()) : before.backoff();
        known.put(instance, new Next(backoff, time.deadline(backoff.next())));
    }

    /// Forgets the pauses of an instance: it went on, or an operator wants it to be tried.
    void forget(String instance) {
        known.remove(instance);
    }
}

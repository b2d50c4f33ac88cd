package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Times at which positions were acknowledged, and at which the committed rows of each view included a position.
final class LagClocks {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Reached(long position, long nanos) {}

    private final ConcurrentLinkedQueue<Reached> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<ViewIdentity, List<Reached>> committed = new ConcurrentHashMap<>();

    LagClocks(Set<ViewIdentity> views) {
        views.forEach(view -> committed.put(view, new ArrayList<>()));
    }

    void acknowledged(long position) {
        acknowledged.add(new Reached(position, System.nanoTime()));
    }

    Subscription watching(ViewIdentity view, Subscription subscription) {
        return new Subscription() {
            @Override
            public String name() {
                return subscription.name();
            }

            @Override
            public Progress step() {
                var progress = subscription.step();
                var steps = Objects.requireNonNull(committed.get(view));
                synchronized (steps) {
                    if (steps.isEmpty() || steps.getLast().position() < progress.position()) {
                        steps.add(new Reached(progress.position(), System.nanoTime()));
                    }
                }
                return progress;
            }

            @Override
            public Optional<HeldCheckpoint> held() {
                return subscription.held();
            }

            @Override
            public void refresh() {
                subscription.refresh();
            }

            @Override
            public void compare(Progress stored) {
                subscription.compare(stored);
            }
        };
    }

    /// Discards earlier steps, so that only later ones are measured.
    void forget() {
        for (var steps : committed.values()) {
            synchronized (steps) {
                steps.clear();
            }
        }
    }

    /// Waits until every view reaches the head, at most three minutes for all.
    void settle(long head) throws InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (var steps : committed.values()) {
            while (System.nanoTime() < giveUp) {
                synchronized (steps) {
                    if (!steps.isEmpty() && steps.getLast().position() >= head) {
                        break;
                    }
                }
                Thread.sleep(5);
            }
        }
    }

    /// @param usage use of the processors while events were appended
    LagTable.Row row(int rate, CpuMeter.Usage usage) {
        var lags = new ArrayList<Double>();
        long behind = 0;
        long all = 0;
        var sorted = acknowledged.stream()
                .sorted(Comparator.comparingLong(Reached::position))
                .toList();
        for (var steps : committed.values()) {
            int step = 0;
            for (var event : sorted) {
                while (step < steps.size() && steps.get(step).position() < event.position()) {
                    step++;
                }
                if (step == steps.size()) {
                    behind++;
                } else {
                    lags.add(Math.max(0, steps.get(step).nanos() - event.nanos()) / 1e6);
                }
            }
            all += steps.size();
        }
        lags.sort(Double::compare);
        return new LagTable.Row(
                committed.size(),
                rate,
                sorted.size(),
                sorted.size() / usage.seconds(),
                committed.size() * sorted.size() / (double) all,
                at(lags, 0.5),
                at(lags, 0.99),
                at(lags, 1),
                usage.own().orElse(Double.NaN),
                usage.server().orElse(Double.NaN),
                behind);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}

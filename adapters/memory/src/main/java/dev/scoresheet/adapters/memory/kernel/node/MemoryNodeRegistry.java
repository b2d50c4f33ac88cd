package dev.scoresheet.adapters.memory.kernel.node;

import dev.scoresheet.application.kernel.node.HttpStanding;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Registry of the nodes of one process. Thread-safe: one lock.
public final class MemoryNodeRegistry implements NodeRegistry {

    private static final Duration KEPT = Duration.ofDays(1);

    private final InstantSource clock;
    private final Predicate<String> holdsLease;
    private final TreeMap<String, Report> reports = new TreeMap<>();
    private final List<Downtime> downtimes = new ArrayList<>();
    private Optional<Instant> lastHttp = Optional.empty();

    /// @param holdsLease true for the name of a node that holds a lease
    public MemoryNodeRegistry(InstantSource clock, Predicate<String> holdsLease) {
        this.clock = clock;
        this.holdsLease = holdsLease;
    }

    private record Report(NodeRegistration registration, Instant heartbeat, Instant end) {}

    private record Downtime(Instant begin, Instant end) {

        Duration since(Instant since) {
            return end.isAfter(since) ? Duration.between(begin.isAfter(since) ? begin : since, end) : Duration.ZERO;
        }
    }

    @Override
    public synchronized void register(NodeRegistration registration, Duration lasts) {
        var now = clock.instant();
        reports.put(registration.name(), new Report(registration, now, now.plus(lasts)));
        reports.values().removeIf(report -> report.heartbeat().plus(KEPT).isBefore(now));
        if (registration.roles().contains(NodeRole.HTTP)) {
            lastHttp.filter(last -> last.plus(DOWNTIME).isBefore(now))
                    .ifPresent(last -> downtimes.add(new Downtime(last, now)));
            lastHttp = Optional.of(now);
        }
    }

    @Override
    public synchronized void leave(String name) {
        reports.remove(name);
    }

    @Override
    public synchronized List<RegisteredNode> nodes() {
        var now = clock.instant();
        return reports.values().stream()
                .map(report -> new RegisteredNode(
                        report.registration(),
                        Duration.between(report.heartbeat(), now),
                        now.isBefore(report.end())
                                || holdsLease.test(report.registration().name())))
                .toList();
    }

    @Override
    public synchronized Duration downtimeSince(Instant since) {
        return downtimes.stream().map(down -> down.since(since)).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public synchronized HttpStanding http() {
        return lastHttp.map(last -> new HttpStanding(
                        Duration.between(last, clock.instant()),
                        downtimes.isEmpty()
                                ? Instant.EPOCH
                                : downtimes.getLast().end()))
                .orElse(HttpStanding.NEW);
    }
}

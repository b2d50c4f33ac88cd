package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.adapters.http.kernel.operations.AnswerBound;
import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.runner.kernel.NodePresence;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.InitialLoad;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.RunnerStatus;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.subscription.Holding;
import dev.scoresheet.application.kernel.projection.subscription.Subscriptions;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runtime of the read models of a server. It keeps them up to date and reports their health.
public final class ReadModelRuntime<E> implements AutoCloseable {

    private final Stores<E> stores;
    private final Set<ViewIdentity> readOnly;
    private final NodePresence presence;
    private final Runner runner;

    /// @param readOnly views that this node reads and that others keep current
    private ReadModelRuntime(Stores<E> stores, Set<ViewIdentity> readOnly, NodePresence presence, Runner runner) {
        this.stores = stores;
        this.readOnly = Set.copyOf(readOnly);
        this.presence = presence;
        this.runner = runner;
    }

    /// @param self this node; with the role `views` it follows the views of the topology
    public static <E> ReadModelRuntime<E> start(
            ThisNode self,
            Stores<E> stores,
            InitialLoad initialLoad,
            Topology<E> topology,
            Consumers settings,
            Metrics metrics) {
        var feed = stores.feed();
        var views = stores.views();
        var subscriptions = new Subscriptions<>(
                topology,
                stores.codec(),
                feed,
                views.views(),
                settings.batch(),
                Optional.of(Holding.usual(TimeSource.system())));
        var identities = subscriptions.identities();
        var followed = self.roles().contains(NodeRole.VIEWS) ? identities : Set.<ViewIdentity>of();
        var ports = new Runner.Ports(
                followed,
                stores.inline(),
                (identity, lease) -> metrics.measured(identity.view(), subscriptions.of(identity, lease)),
                feed,
                views.leases(),
                views.generations(),
                views.nodes(),
                initialLoad);
        var presence = self.presence(stores, topology, settings);
        var runner = Runner.start(ports, presence, self.options(settings));
        var log = stores.log();
        metrics.views(
                feed::head,
                () -> views.generations().all(),
                position -> log.events(position - 1, 1).stream().findFirst().map(StoredEvent::recordedAt),
                stores.clock()::estimate,
                AnswerBound.QUESTION);
        var reads = self.roles().contains(NodeRole.HTTP) && followed.isEmpty() ? identities : Set.<ViewIdentity>of();
        return new ReadModelRuntime<>(stores, reads, presence, runner);
    }

    /// Returns the presence of this node, for its other consumers.
    public NodePresence presence() {
        return presence;
    }

    public List<LoopStatus> loops() {
        return Stream.concat(runner.loops().stream(), stores.loops().get().stream())
                .toList();
    }

    /// Returns the check that a node is ready: it can answer for every view of its release.
    public HealthCheck ready() {
        return new HealthCheck(
                "views",
                () -> notReady(
                        Stream.concat(runner.notReady().stream(), unserved()).toList()));
    }

    private Stream<RunnerStatus.NotReady> unserved() {
        return readOnly.stream()
                .filter(view -> stores.views().generations().serving(view).isEmpty())
                .map(view -> new RunnerStatus.NotReady(view, Optional.empty()));
    }

    static Optional<String> notReady(List<RunnerStatus.NotReady> views) {
        var filling = views.stream().filter(one -> one.cause().isEmpty());
        var filled = sentence(filling.map(one -> one.view().toString()).toList(), "still being filled: %s");
        var failing = views.stream().flatMap(one -> one.cause().map(cause -> one.view() + ": " + cause).stream());
        return sentence(Stream.concat(filled.stream(), failing).toList(), "%s");
    }

    /// Returns the checks that concern all nodes together. They leave out generations that no live node follows.
    public List<HealthCheck> checks() {
        return List.of(
                new HealthCheck(
                        "parked",
                        () -> about(
                                one -> one.parked() > 0,
                                one -> "%s has %d parked entries".formatted(one.identity(), one.parked()))),
                new HealthCheck(
                        "stopped",
                        () -> about(
                                one -> one.stopped().isPresent(),
                                one -> "%s stopped: %s"
                                        .formatted(one.identity(), one.stopped().orElse("")))));
    }

    private Optional<String> about(Predicate<Generation> which, Function<Generation, String> words) {
        return sentence(
                stores.views().generations().all().stream()
                        .filter(Generation::isFollowed)
                        .filter(which)
                        .map(words)
                        .toList(),
                "%s");
    }

    private static Optional<String> sentence(List<String> parts, String form) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(form.formatted(parts.stream().collect(Collectors.joining("; "))));
    }

    @Override
    public void close() {
        runner.close();
    }
}

package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.runner.kernel.NodePresence;
import dev.scoresheet.adapters.runner.kernel.PartitionRunner;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.processes.InspectedProcesses;
import dev.scoresheet.application.kernel.operations.processes.ProcessHealth;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import dev.scoresheet.application.kernel.operations.processes.ProcessReplays;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.MeteredSender;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Runtime of the processes of a server. It runs them and reports their health.
public final class ProcessRuntime<E> implements AutoCloseable {

    private final Stores<E> stores;
    private final List<DeclaredProcess<E, ?, ?>> processes;
    private final Optional<PartitionRunner> runner;

    private ProcessRuntime(
            Stores<E> stores, List<DeclaredProcess<E, ?, ?>> processes, Optional<PartitionRunner> runner) {
        this.stores = stores;
        this.processes = processes;
        this.runner = runner;
    }

    /// Starts the processes of a topology. When this returns, they react to every event that is appended from now on.
    ///
    /// @param presence presence of this node
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not respond
    public static <E> ProcessRuntime<E> start(
            ThisNode self,
            NodePresence presence,
            Stores<E> stores,
            Topology<E> topology,
            Consumers settings,
            PartitionRunner.ProcessOptions how,
            Metrics metrics) {
        var processes = topology.applications().stream()
                .flatMap(application -> application.processes().stream())
                .toList();
        if (processes.isEmpty() || !self.roles().contains(NodeRole.PROCESSES)) {
            return new ProcessRuntime<>(stores, List.of(), Optional.empty());
        }
        var ports = stores.processes();
        var runner = PartitionRunner.start(
                processes,
                new PartitionRunner.Ports<>(
                        ports.store(),
                        ports.replacement(),
                        ports.leases(),
                        stores.feed(),
                        senders(stores, settings, metrics),
                        metrics.processes()),
                presence,
                how,
                self.options(settings));
        var runtime = new ProcessRuntime<>(stores, processes, Optional.of(runner));
        metrics.partitions(runtime::partitions);
        return runtime;
    }

    /// Returns the operations on the processes of a store.
    ///
    /// @param topology topology of this release
    public static <E> ProcessOperations operations(Stores<E> stores, Topology<E> topology) {
        var ports = stores.processes();
        return new ProcessOperations(
                new InspectedProcesses(
                        ports.inspector(), ports.store(), ports.leases(), stores.log(), TimeSource.system()),
                new ProcessReplays<>(topology, stores.feed(), ports.receipts(), new Sha256TextHash()));
    }

    /// Returns senders whose handlers share the warm states of this node. Their appends begin early enough to end
    /// within the time of a reaction.
    private static <E> PartitionRunner.Senders<E> senders(Stores<E> stores, Consumers settings, Metrics metrics) {
        var clients = stores.handlers();
        var limit =
                new CommandHandlers.Limit(TimeSource.system(), settings.lease().dividedBy(4));
        var handlers = new CommandHandlers<>(
                stores.processes().events(),
                clients.warm(),
                clients.snapshots(),
                Optional.of(limit),
                clients.downtimes());
        return new PartitionRunner.Senders<>() {
            @Override
            public <S, C> ReactionSender<S, C> of(DeclaredProcess<E, S, C> process) {
                return new MeteredSender<>(
                        process.name(),
                        new TargetSender<>(process, handlers, new Sha256TextHash()),
                        metrics.processes(),
                        stores.clock());
            }
        };
    }

    private List<PartitionStanding> partitions() {
        return processes.stream()
                .flatMap(process -> stores.processes().store().standing(process.name()).partitions().stream())
                .toList();
    }

    public List<LoopStatus> loops() {
        return runner.map(PartitionRunner::loops).orElse(List.of());
    }

    /// Returns the checks of the processes; none, if the topology has no process.
    public List<HealthCheck> checks() {
        return runner.isEmpty()
                ? List.of()
                : List.of(
                        new HealthCheck(
                                "parked-instances",
                                () -> sentence(
                                        one -> one.parked() > 0,
                                        one -> "%s has %d parked instances".formatted(one.partition(), one.parked()))),
                        new HealthCheck("stopped-processes", this::stopped),
                        new HealthCheck("processes-without-node", this::withoutNode));
    }

    private Optional<String> sentence(Predicate<PartitionStanding> which, Function<PartitionStanding, String> words) {
        return joined(partitions().stream().filter(which).map(words).toList());
    }

    private Optional<String> stopped() {
        return joined(loops().stream()
                .filter(loop -> loop.state() == LoopStatus.State.STOPPED)
                .map(loop -> "%s stopped on this node %s"
                        .formatted(loop.name(), loop.detail().orElse("")))
                .toList());
    }

    /// Looks at all nodes. This one may be healthy, and still have a version that may not act.
    private Optional<String> withoutNode() {
        var nodes = stores.views().nodes().nodes();
        return joined(processes.stream()
                .map(process -> new ProcessHealth(
                        process.name(), stores.processes().store().standing(process.name()), nodes))
                .flatMap(health -> health.trouble().stream())
                .toList());
    }

    private static Optional<String> joined(List<String> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.stream().collect(Collectors.joining("; ")));
    }

    @Override
    public void close() {
        runner.ifPresent(PartitionRunner::close);
    }
}

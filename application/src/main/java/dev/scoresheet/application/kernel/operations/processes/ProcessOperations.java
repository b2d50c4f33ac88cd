package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess.InspectedPartition;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Operations on the processes of one store, for the command line and the operations listener. They record what an
/// operator wants, with the operator's name; the owners of the partitions obey. Thread-safe.
///
/// Methods that name a process throw [NoSuchProcess] when no such process was started.
public final class ProcessOperations {

    private final InspectedProcesses processes;
    private final ProcessReplays<?> replays;

    public ProcessOperations(InspectedProcesses processes, ProcessReplays<?> replays) {
        this.processes = processes;
        this.replays = replays;
    }

    public ProcessList list() {
        return processes.list();
    }

    /// Reports an instance. Reads the log from the beginning to the checkpoint.
    ///
    /// @throws OperationRefused when this release has no such process
    public InstanceReport show(String name, String instance) {
        var process = processes.named(name);
        return replays.report(process, instance, processes.status(process, instance));
    }

    /// Reports the entries of a process and what operators did.
    ///
    /// @param entries maximum number of entries; parked ones come first
    /// @param acts maximum number of acts
    public ProcessReport report(String name, int entries, int acts) {
        var process = processes.named(name);
        var held = process.partitions().stream()
                .flatMap(partition ->
                        processes.store().status(id(process, partition), Set.of()).entries().values().stream())
                .sorted(Comparator.comparing(HeldInstance::kind).reversed().thenComparingLong(HeldInstance::heldFrom))
                .limit(entries)
                .map(ProcessReport.Held::of)
                .toList();
        return new ProcessReport(name, held, acts(name, acts).acts());
    }

    public ActLines acts(String name, int limit) {
        return ActLines.of(processes.inspector().acts(processes.named(name).name(), limit));
    }

    /// Asks for another try of an instance that waits or is parked.
    ///
    /// @throws OperationRefused when the instance has no entry
    public WishRecorded retry(String name, String instance, String by) {
        var process = processes.named(name);
        entry(process, instance);
        wish(process, instance, new Wish.Request.Retry(instance), by);
        return WishRecorded.of(name, instance);
    }

    /// Asks to leave out what holds an instance.
    ///
    /// @param cause cause as the report has it; without one, the present cause
    /// @throws OperationRefused when the instance has no entry, or its entry has another cause
    public WishRecorded giveUp(String name, String instance, Optional<String> cause, String by) {
        var process = processes.named(name);
        var entry = entry(process, instance);
        var present = CauseText.of(entry.cause());
        if (cause.filter(given -> !given.equals(present)).isPresent()) {
            throw new OperationRefused("the cause of instance '%s' of %s is now '%s', not '%s'; decide again"
                    .formatted(instance, name, present, cause.get()));
        }
        wish(process, instance, new Wish.Request.GiveUp(instance, entry.cause()), by);
        return WishRecorded.of(name, instance);
    }

    /// Asks to leave an event out in all partitions, versions and folds.
    ///
    /// @throws OperationRefused when the process does not stop at this event
    public WishRecorded giveUp(String name, long position, String by) {
        var process = processes.named(name);
        if (replays.stop(process, position).isEmpty()) {
            throw new OperationRefused(("%s does not stop at position %d: no event of its categories is there,"
                            + " or this release knows its instances; `process show` has the causes of an instance")
                    .formatted(name, position));
        }
        for (var partition : process.partitions()) {
            processes.store().wish(id(process, partition), new Wish.Request.GiveUpPosition(position), by);
        }
        return WishRecorded.of(name);
    }

    /// True if an instance of this name has an entry.
    public boolean isHeld(String name, String instance) {
        return held(processes.named(name), instance).isPresent();
    }

    public WishRecorded pause(String name, boolean paused, String by) {
        var process = processes.named(name);
        for (var partition : process.partitions()) {
            processes.store().pause(id(process, partition), paused, by);
        }
        return WishRecorded.of(name);
    }

    /// Makes an earlier version act, and keeps higher ones from acting.
    ///
    /// @param version empty for the version before the one that acts
    /// @throws OperationRefused when the version is not an earlier one
    public WishRecorded rollBack(String name, OptionalInt version, String by) {
        var process = processes.named(name);
        int to = version.orElse(process.acting() - 1);
        if (to < 1 || to >= process.acting()) {
            throw new OperationRefused("version %d of %s acts, so it cannot be rolled back to version %d"
                    .formatted(process.acting(), name, to));
        }
        processes.leases().rollBack(name, to, by);
        return WishRecorded.of(name);
    }

    /// Lets higher versions act again.
    ///
    /// @throws OperationRefused when the process was not rolled back
    public WishRecorded rollForward(String name, String by) {
        if (processes.named(name).ceiling().isEmpty()) {
            throw new OperationRefused("%s was not rolled back: any version may act".formatted(name));
        }
        processes.leases().rollForward(name, by);
        return WishRecorded.of(name);
    }

    private void wish(InspectedProcess process, String instance, Wish.Request request, String by) {
        processes.store().wish(new PartitionId(process.name(), process.start().partition(instance)), request, by);
    }

    private HeldInstance entry(InspectedProcess process, String instance) {
        return held(process, instance)
                .orElseThrow(() -> new OperationRefused(
                        "instance '%s' of %s neither waits nor is parked; `process show` has its state"
                                .formatted(instance, process.name())));
    }

    private Optional<HeldInstance> held(InspectedProcess process, String instance) {
        var partition = new PartitionId(process.name(), process.start().partition(instance));
        return Optional.ofNullable(
                processes.store().status(partition, Set.of()).entries().get(instance));
    }

    private static PartitionId id(InspectedProcess process, InspectedPartition partition) {
        return new PartitionId(process.name(), partition.number());
    }
}

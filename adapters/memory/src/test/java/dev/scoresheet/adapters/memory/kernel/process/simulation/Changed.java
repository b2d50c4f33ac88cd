package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static java.util.stream.Collectors.toMap;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.function.Function;

/// Values of the ports with some members changed, for a planted fault.
final class Changed {

    private Changed() {}

    static ProcessStep step(
            ProcessStep step, Progress expected, long through, RowsVersion version, List<HeldInstance> enter) {
        return new ProcessStep(
                step.partition(),
                expected,
                through,
                version,
                step.emptied(),
                step.put(),
                step.remove(),
                enter,
                step.leave(),
                step.fired(),
                step.givenUp(),
                step.leftOut(),
                step.obeyed());
    }

    static PartitionStatus status(PartitionStatus status, Progress progress, RowsVersion version) {
        return new PartitionStatus(
                progress,
                version,
                status.paused(),
                status.holdAt(),
                status.entries(),
                status.wishes(),
                status.givenUp(),
                status.leftOut(),
                status.rows(),
                status.fired());
    }

    /// Returns a status with the rows of another one.
    static PartitionStatus rows(PartitionStatus status, PartitionStatus of) {
        return new PartitionStatus(
                status.progress(),
                status.version(),
                status.paused(),
                status.holdAt(),
                status.entries(),
                status.wishes(),
                status.givenUp(),
                status.leftOut(),
                of.rows(),
                of.fired());
    }

    /// Returns a status whose rows cannot be decoded.
    static PartitionStatus damaged(PartitionStatus status) {
        return new PartitionStatus(
                status.progress(),
                status.version(),
                status.paused(),
                status.holdAt(),
                status.entries(),
                status.wishes(),
                status.givenUp(),
                status.leftOut(),
                status.rows().values().stream()
                        .map(row -> new InstanceRow(row.instance(), "damaged", row.deadline(), row.last()))
                        .collect(toMap(InstanceRow::instance, Function.identity())),
                status.fired());
    }

    static HeldInstance entry(HeldInstance entry, long heldFrom, long silentThrough) {
        return new HeldInstance(
                entry.instance(), entry.kind(), entry.cause(), heldFrom, silentThrough, entry.reason(), entry.since());
    }
}

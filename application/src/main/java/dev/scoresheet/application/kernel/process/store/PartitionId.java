package dev.scoresheet.application.kernel.process.store;

/// Partition of a process: it has the instances whose text has this hash. Written `process/partition`.
///
/// @param number 0, 1, 2 …
public record PartitionId(String process, int number) {

    /// Returns the name of its lease among those of all kinds: `process:` and the partition.
    public String lease() {
        return "process:" + this;
    }

    @Override
    public String toString() {
        return process + "/" + number;
    }
}

package dev.scoresheet.application.kernel.process.store;

/// Right to take the steps of a partition for a limited time. The epoch in every step and every append
/// enforces it, not a clock.
///
/// @param version version of the process on the owner
public record PartitionLease(PartitionId partition, String owner, int version, long epoch) {}

package dev.scoresheet.application.kernel.process.store;

/// Version of the process whose fold the rows of a partition are. Rows count only if the version is the
/// owner's and `through` is the checkpoint.
///
/// @param version 0 if there are no rows yet
/// @param through position through which they were folded
public record RowsVersion(int version, long through) {}

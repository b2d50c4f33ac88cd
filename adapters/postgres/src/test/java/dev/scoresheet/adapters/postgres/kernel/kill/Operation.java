package dev.scoresheet.adapters.postgres.kernel.kill;

/// Record of one command by its client, whose process is never killed.
///
/// @param sent the time when the client sent it first, and `acknowledged` when the answer arrived, on the
///     client's monotone clock
/// @param replayed true if the answer said that the command had been done before
/// @param unknown number of sends without a known outcome
record Operation(
        String name,
        String stream,
        int events,
        long sent,
        long acknowledged,
        long version,
        long lastPosition,
        boolean replayed,
        int unknown) {}

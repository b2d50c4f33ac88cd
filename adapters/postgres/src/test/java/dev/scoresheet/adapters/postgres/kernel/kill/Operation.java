package dev.scoresheet.adapters.postgres.kernel.kill;

/// What a client remembers of one command, in a process that is never killed.
///
/// @param sent when it was sent first, and `acknowledged` when the answer came, on the client's monotone clock
/// @param replayed the answer said that it had been done before
/// @param unknown how many times it was sent without anybody telling what became of it
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

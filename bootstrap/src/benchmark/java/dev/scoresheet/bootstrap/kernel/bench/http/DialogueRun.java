package dev.scoresheet.bootstrap.kernel.bench.http;

/// One run of a number of callers, with views or without.
///
/// @param views number of views that follow
/// @param serverMicros microseconds of the server's processor time for each command, JIT compiler threads excluded
/// @param compilerMicros microseconds of the server's JIT compiler threads for each command
/// @param databaseMicros microseconds of the database's processor time for each command
/// @param foreign cores that other processes used
record DialogueRun(
        int callers,
        int views,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double serverMicros,
        double compilerMicros,
        double databaseMicros,
        double foreign) {}

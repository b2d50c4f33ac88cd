package dev.scoresheet.bootstrap.kernel.bench.http;

/// One run of a variant.
///
/// @param bytesEach bytes that the server allocated for each request, the work of views included
/// @param serverMicros microseconds of processor time for each request: the server, its views and its database
/// @param foreign cores that other processes used
record HttpRun(
        HttpVariant variant,
        int connections,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double bytesEach,
        double serverMicros,
        double foreign) {}

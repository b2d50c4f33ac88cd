package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;

/// Requests of one client of a subject, each of which follows from the last answer. For one thread.
public interface Dialogue {

    /// Request with its place in the measurement.
    ///
    /// @param counts true for a command that is measured; false for one that only prepares others
    record Turn(WireRequest request, boolean counts) {}

    /// Returns the request that is due. It stays the same until its answer.
    Turn next();

    /// Takes a right answer to the last request.
    ///
    /// @param location header field `Location`; empty if the answer has none
    void answered(String location);

    /// Drops all that is under way after a wrong answer. The next request needs nothing of it.
    void beginAgain();

    /// Returns the number of acknowledged commands that count, by stream.
    Map<StreamId, Long> acknowledged();
}

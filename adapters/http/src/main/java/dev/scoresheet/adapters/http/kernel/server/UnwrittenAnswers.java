package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.answer.Response;

/// Total bytes of large answers that wait for their clients. A client that requests much and reads slowly takes memory
/// for the whole write timeout. Many such clients would take all of it. Thread-safe.
final class UnwrittenAnswers {

    /// Smaller answers are not counted: even one for each permit, they take little.
    private static final int LARGE = 64 * 1024;

    /// Divisor of the heap: a quarter is for answers that wait.
    private static final int PART = 4;

    private final long most;
    private long bytes;

    UnwrittenAnswers(long most) {
        this.most = most;
    }

    static UnwrittenAnswers ofThisProcess() {
        return new UnwrittenAnswers(Runtime.getRuntime().maxMemory() / PART);
    }

    /// Takes room for an answer, which [#written] gives back. A large answer is always accepted when no other waits.
    ///
    /// @return false if there is no room now
    synchronized boolean takes(Response response) {
        int length = length(response);
        if (length > 0 && bytes > 0 && bytes + length > most) {
            return false;
        }
        bytes += length;
        return true;
    }

    /// Gives the room of an answer back after it was written or dropped.
    synchronized void written(Response response) {
        bytes -= length(response);
    }

    private static int length(Response response) {
        int length = response.body().length();
        return length < LARGE ? 0 : length;
    }
}

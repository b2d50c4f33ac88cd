package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.answer.Response;

/// Bytes of large answers that wait for their clients to take them, all together. A client that asks for much and reads
/// slowly takes memory for as long as a write may take, and many such clients would take all. Thread-safe.
final class UnwrittenAnswers {

    /// Smaller answers go without a look: as many as there are permits take little.
    private static final int LARGE = 64 * 1024;

    /// Of the heap, for answers that wait.
    private static final int PART = 4;

    private final long most;
    private long bytes;

    UnwrittenAnswers(long most) {
        this.most = most;
    }

    static UnwrittenAnswers ofThisProcess() {
        return new UnwrittenAnswers(Runtime.getRuntime().maxMemory() / PART);
    }

    /// Takes room for an answer, which [#written] gives back. A large one always goes when it is alone.
    ///
    /// @return false when there is no room now
    synchronized boolean takes(Response response) {
        int length = length(response);
        if (length > 0 && bytes > 0 && bytes + length > most) {
            return false;
        }
        bytes += length;
        return true;
    }

    /// Gives the room of an answer back: it was written, or never will be.
    synchronized void written(Response response) {
        bytes -= length(response);
    }

    private static int length(Response response) {
        int length = response.body().length();
        return length < LARGE ? 0 : length;
    }
}

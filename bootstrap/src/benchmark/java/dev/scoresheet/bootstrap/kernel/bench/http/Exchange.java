package dev.scoresheet.bootstrap.kernel.bench.http;

/// Requests that one connection sends, and what it does with their answers. For one thread.
interface Exchange {

    /// Returns the bytes of the next request.
    ///
    /// @param authority host and port of the server
    byte[] next(String authority);

    /// Takes the answer to the last request. Returns true if it is one that the measurement counts.
    boolean answered(int status, AnswerReader answer);
}

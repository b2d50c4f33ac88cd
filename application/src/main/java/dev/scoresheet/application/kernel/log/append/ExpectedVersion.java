package dev.scoresheet.application.kernel.log.append;

/// Version that a writer expects a stream to have. An empty stream has version 0, the first event version 1.
public sealed interface ExpectedVersion {

    record Exactly(long version) implements ExpectedVersion {
        public Exactly {
            if (version < 0) {
                throw new IllegalArgumentException("a version is 0 or more, not " + version);
            }
        }
    }

    /// No expectation; for operations only. A decision that was made on a state must name that state's version.
    record Any() implements ExpectedVersion {}
}

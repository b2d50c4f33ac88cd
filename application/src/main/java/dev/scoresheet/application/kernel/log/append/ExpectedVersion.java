package dev.scoresheet.application.kernel.log.append;

/// What a writer believes the version of a stream to be. An empty stream has version 0, the first event version 1.
public sealed interface ExpectedVersion {

    record Exactly(long version) implements ExpectedVersion {
        public Exactly {
            if (version < 0) {
                throw new IllegalArgumentException("a version is 0 or more, not " + version);
            }
        }
    }

    /// For operations only: a decision that was made on a state must name that state's version.
    record Any() implements ExpectedVersion {}
}

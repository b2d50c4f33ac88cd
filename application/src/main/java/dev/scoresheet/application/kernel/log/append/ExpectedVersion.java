package dev.scoresheet.application.kernel.log.append;

/// Version that a writer expects a stream to have. An empty stream has version 0, the first event version 1.
public sealed interface ExpectedVersion {

    record Exactly(long version) implements ExpectedVersion {
        public Exactly {
            requireVersion(version);
        }
    }

    /// Version of a state in the memory of this node, in an era of its store. The store sends the append only in that
    /// era. Afterwards the log may have lost the events that the state was folded from.
    ///
    /// @param era value of [dev.scoresheet.application.kernel.log.EventStore#era] before the state was found
    record Remembered(long version, long era) implements ExpectedVersion {
        public Remembered {
            requireVersion(version);
        }
    }

    /// No expectation; for operations only. A decision that was made on a state must name that state's version.
    record Any() implements ExpectedVersion {}

    private static void requireVersion(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("a version is 0 or more, not " + version);
        }
    }
}

package dev.scoresheet.adapters.postgres.kernel.embedded;

/// The answer of a look for the server of a cluster. A look that failed is an answer of its own: only
/// a server that is surely not there may be started, and only its files may be put away.
sealed interface Sighting {

    /// @param process the number of its main process
    /// @param port where it listens
    record Running(long process, int port) implements Sighting {}

    record Absent() implements Sighting {}

    /// @param why the look failed
    record Unsure(String why) implements Sighting {}
}

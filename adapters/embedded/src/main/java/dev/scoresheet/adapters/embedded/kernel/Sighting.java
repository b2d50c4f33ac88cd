package dev.scoresheet.adapters.embedded.kernel;

/// Result of a check for the server of a cluster. A failed check is a result of its own. Only a server that has
/// certainly ended may be started, and only its files may be deleted.
sealed interface Sighting {

    /// @param process the id of its main process
    /// @param port the port of the server
    record Running(long process, int port) implements Sighting {}

    record Absent() implements Sighting {}

    /// @param why the reason of the failure
    record Unsure(String why) implements Sighting {}
}

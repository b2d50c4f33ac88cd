package dev.scoresheet.adapters.cli.kernel;

/// Source of the port that a verb uses, opened once the configuration is known. The port works on the database that the
/// user named.
///
/// @param <P> port type
@FunctionalInterface
public interface PortSource<P> {

    Opened<P> open() throws Exception;

    /// Port, with the action that releases its resources (connections, a database that was started for this command).
    record Opened<P>(P port, Runnable release) implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }
}

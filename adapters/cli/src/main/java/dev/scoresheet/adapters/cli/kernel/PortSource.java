package dev.scoresheet.adapters.cli.kernel;

/// Opens what a verb works on, once the configuration is known: a port over the database that the user named.
///
/// @param <P> the port
@FunctionalInterface
public interface PortSource<P> {

    Opened<P> open() throws Exception;

    /// A port, and what closing it lets go (connections, a database that was started for this command).
    record Opened<P>(P port, Runnable release) implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }
}

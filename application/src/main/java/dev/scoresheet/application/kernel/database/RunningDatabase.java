package dev.scoresheet.application.kernel.database;

import dev.scoresheet.application.kernel.operations.LoopStatus;
import java.util.List;
import java.util.Optional;

/// Database server that runs on a folder, until it is closed. Methods block, with a timeout on every wait.
public interface RunningDatabase extends AutoCloseable {

    /// Returns the current JDBC URL. It may be another one after a revival.
    String jdbcUrl();

    String user();

    String password();

    /// Returns the server's main process, if this process owns it and sees it running.
    Optional<ProcessHandle> process();

    /// Restarts the server if it has certainly ended. Returns at once when it runs or was closed.
    ///
    /// @return true if the server had ended and was started
    /// @throws ServerFailed when it could not be started yet: the caller calls again
    boolean revive();

    /// Starts to watch the server. The watch starts the server again when it dies or accepts no connection.
    Watch watch();

    /// Ends the server if this process owns it.
    @Override
    void close();

    /// Watch over a server.
    interface Watch extends AutoCloseable {

        /// Returns the loop of the watch; empty if another process watches the server.
        List<LoopStatus> loops();

        @Override
        void close();
    }
}

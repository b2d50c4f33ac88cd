package dev.scoresheet.bootstrap.kernel.process;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// File handles of this process. Each connection takes one, and without a free handle the process cannot reach its
/// database. So clients get only the handles that the other parts leave free.
///
/// @param most maximum number of open handles
/// @param open number of handles that are open with the stores, before clients connect
public record FileHandles(long most, long open) {

    private static final System.Logger LOG = System.getLogger(FileHandles.class.getName());

    /// Handles kept for database connections on demand, files, classes and processes. Also for client connections that
    /// a listener accepts and closes at once, eight for each listener.
    private static final int RESERVE = 60;

    /// Minimum number of connections; a server with fewer is of no use.
    private static final int FEWEST = 24;

    private static final int FEWEST_FOR_OPERATIONS = 8;

    /// Health reports trouble while fewer handles than this are free.
    private static final int LAST = 10;

    /// Maximum number of connections of each listener.
    public record Shares(int api, int operations) {}

    /// Reads the numbers of this process; empty if the system does not report them.
    static Optional<FileHandles> ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Optional.of(new FileHandles(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount()))
                : Optional.empty();
    }

    /// Divides the handles of this process, and warns if a listener gets fewer connections than it wants.
    ///
    /// @param wanted connections that each listener wants
    public static Shares sharesOfThisProcess(int wanted) {
        var handles = ofThisProcess();
        if (handles.isEmpty()) {
            return new Shares(wanted, wanted);
        }
        var shares = handles.get().shares(wanted);
        if (shares.api() < wanted || shares.operations() < wanted) {
            LOG.log(
                    Level.WARNING,
                    "{0} file handles (ulimit -n) allow {1} connections of clients and {2} of operators at once",
                    handles.get().most(),
                    shares.api(),
                    shares.operations());
        }
        return shares;
    }

    /// Divides the free handles between the listeners.
    ///
    /// @param wanted connections that each listener wants
    Shares shares(int wanted) {
        var left = most - open - RESERVE;
        if (left < FEWEST) {
            throw new ConfigurationRefused(
                    "%d file handles are too few: %d are open without a client, so allow %d or more (ulimit -n)"
                            .formatted(most, open, open + RESERVE + FEWEST));
        }
        var operations = Math.clamp(left / 8, FEWEST_FOR_OPERATIONS, wanted);
        return new Shares((int) Math.min(wanted, left - operations), operations);
    }

    /// Returns a sentence for operators if handles are short now; otherwise empty.
    public static Optional<String> trouble() {
        try {
            return ofThisProcess()
                    .filter(now -> now.most() - now.open() < LAST)
                    .map(now -> "%d of %d file handles are in use (ulimit -n)".formatted(now.open(), now.most()));
        } catch (InternalError noneLeft) { // counting takes a handle
            return Optional.of("no file handle is left (ulimit -n)");
        }
    }
}

package dev.scoresheet.bootstrap.kernel.process;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// The file handles that this process may have. Each connection takes one, and a process without any
/// reaches its database no more. So clients get what the rest leaves.
///
/// @param most how many there may be at once
/// @param open how many are open with the stores, before there are clients
public record FileHandles(long most, long open) {

    /// For connections to the database that are opened on demand, files, classes and processes, and connections of
    /// clients that a listener has accepted and closes at once, eight each.
    private static final int RESERVE = 60;

    /// Fewer connections than this are no server.
    private static final int FEWEST = 24;

    private static final int FEWEST_FOR_OPERATIONS = 8;

    /// Health complains while fewer are left.
    private static final int LAST = 10;

    /// How many connections each listener takes, at most.
    public record Shares(int api, int operations) {}

    /// None where the system does not tell.
    public static Optional<FileHandles> ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Optional.of(new FileHandles(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount()))
                : Optional.empty();
    }

    /// @param wanted by each listener
    public Shares shares(int wanted) {
        var left = most - open - RESERVE;
        if (left < FEWEST) {
            throw new VerbFailed(
                    ExitCode.CONFIGURATION,
                    "%d file handles are too few: %d are open without a client, so allow %d or more (ulimit -n)"
                            .formatted(most, open, open + RESERVE + FEWEST));
        }
        var operations = Math.clamp(left / 8, FEWEST_FOR_OPERATIONS, wanted);
        return new Shares((int) Math.min(wanted, left - operations), operations);
    }

    /// What operators must know of the handles of this process now.
    public static Optional<String> trouble() {
        try {
            return ofThisProcess()
                    .filter(now -> now.most() - now.open() < LAST)
                    .map(now -> "%d of %d file handles are in use (ulimit -n)".formatted(now.open(), now.most()));
        } catch (InternalError noneLeft) { // to count them takes one
            return Optional.of("no file handle is left (ulimit -n)");
        }
    }
}

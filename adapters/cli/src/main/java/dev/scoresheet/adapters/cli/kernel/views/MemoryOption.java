package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Option of verbs that fold the log in memory.
final class MemoryOption {

    private static final long MEGA = 1 << 20;

    @Option(
            names = "--memory-mb",
            paramLabel = "MB",
            converter = Converters.Positive.class,
            description = "memory for the rows held at once (default: a quarter of the heap)")
    private Optional<Integer> megabytes = Optional.empty();

    /// Returns the memory for the rows held at once.
    long bytes(ViewOperations operations) {
        return megabytes.map(given -> given * MEGA).orElseGet(operations::memoryBytes);
    }
}

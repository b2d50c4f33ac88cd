package dev.scoresheet.adapters.cli.kernel.views;

import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// Option of verbs on one generation of a view.
final class GenerationOption {

    @Option(
            names = "--generation",
            paramLabel = "NUMBER",
            description = "number of a generation (default: the serving one)")
    private Optional<Long> number = Optional.empty();

    /// Returns the number of the generation; empty for the serving one.
    OptionalLong number() {
        return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/// Options of verbs. A spec belongs to one command line, so each call makes a new one.
final class Options {

    static final Supplier<OptionSpec> MEMORY =
            number("--memory-mb", "MB", "for the rows held at once (default: a quarter of the heap)");
    static final Supplier<OptionSpec> GENERATION =
            number("--generation", "NUMBER", "another generation than the one that serves");
    static final Supplier<OptionSpec> EXPECT = () -> OptionSpec.builder("--expect")
            .paramLabel("KEY")
            .type(String[].class)
            .arity("1")
            .description("a key whose rows are known to differ; may be given again")
            .build();

    private Options() {}

    static Supplier<OptionSpec> flag(String name, String description) {
        return () -> OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static Supplier<OptionSpec> text(String name, String label, String description) {
        return () -> valued(name, label, description).build();
    }

    /// Creates a required option.
    static Supplier<OptionSpec> required(String name, String label, String description) {
        return () -> valued(name, label, description).required(true).build();
    }

    static Supplier<OptionSpec> number(String name, String label, String description) {
        return () -> valued(name, label, description).type(Long.class).build();
    }

    private static OptionSpec.Builder valued(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description);
    }
}

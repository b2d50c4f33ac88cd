package dev.scoresheet.adapters.cli.kernel;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every verb.
final class CommonOptions {

    /// Option of every verb, and of a command line without a verb.
    static final class Help {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "show this help")
        boolean wanted;
    }

    @Mixin
    Help help;

    @Option(names = "--json", description = "answer with one JSON document on standard output")
    boolean json;

    @Option(names = "--stacktrace", description = "show the stack trace of a failure")
    boolean stacktrace;

    static CommonOptions of(CommandLine verb) {
        return (CommonOptions) Objects.requireNonNull(verb.getMixins().get("common"));
    }
}

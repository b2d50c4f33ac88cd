package dev.scoresheet.adapters.cli.kernel;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One thing that the command line can do, for one or more inbound ports.
public interface Verb {

    /// Name, summary, options and parameters. `--json`, `--stacktrace`, `--help` and the options of the
    /// configuration are added for every verb.
    CommandSpec spec();

    ConfigurationScope needs();

    /// Runs to its end on the calling thread.
    ///
    /// @throws VerbFailed with the exit code and the line for the user
    /// @throws Exception anything else: the launch knows what its stores throw
    ExitCode run(ParseResult given, Console console) throws Exception;

    /// The beginning of most specs.
    static CommandSpec named(String name, String summary) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(summary);
        return spec;
    }
}

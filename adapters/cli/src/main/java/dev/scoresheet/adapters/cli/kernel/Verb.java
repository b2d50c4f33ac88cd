package dev.scoresheet.adapters.cli.kernel;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Verb of the command line, for one or more inbound ports.
public interface Verb {

    /// Returns name, summary, options and parameters. The runner adds `--json`, `--stacktrace`, `--help` and the
    /// options of the configuration to every verb.
    CommandSpec spec();

    ConfigurationScope needs();

    /// Runs the verb to its end on the calling thread.
    ///
    /// @throws VerbFailed failure with the exit code and the line for the user
    /// @throws Exception any other failure; the launcher translates exceptions of its stores
    ExitCode run(ParseResult given, Console console) throws Exception;

    /// Creates a spec with a name and a summary.
    static CommandSpec named(String name, String summary) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(summary);
        return spec;
    }
}

package dev.scoresheet.adapters.cli.kernel;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Verb of the command line, for one or more inbound ports. It is a class with picocli's annotations: `@Command` for
/// name and summary, `@Option` and `@Parameters` for its fields. The runner adds `--json`, `--stacktrace`, `--help` and
/// the options of the configuration to every verb.
public interface Verb {

    ConfigurationScope needs();

    /// Runs the verb to its end on the calling thread. The annotated fields hold the arguments.
    ///
    /// @throws VerbFailed failure with the exit code and the line for the user
    /// @throws Exception any other failure; the launcher translates exceptions of its stores
    ExitCode run(Console console) throws Exception;

    /// Returns the object with the annotations.
    default Object command() {
        return this;
    }

    /// Returns the word before the name on the command line, for one of several verbs that belong together.
    default Optional<VerbGroup> group() {
        return Optional.empty();
    }

    /// Returns the words that the command line begins with.
    default String words() {
        return group().map(group -> group.name() + " ").orElse("") + spec().name();
    }

    default CommandSpec spec() {
        return CommandSpec.forAnnotatedObject(command());
    }
}

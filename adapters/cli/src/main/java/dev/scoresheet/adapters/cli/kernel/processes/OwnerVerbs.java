package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verbs about the owners of a whole process: pause, resume, and the version that acts.
final class OwnerVerbs {

    private OwnerVerbs() {}

    @Command(name = "pause", description = "Pauses a process: nothing is sent, and no deadline fires.")
    static final class PauseVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            return ProcessName.recorded(console, "paused", operations.pause(process.name, true, by));
        }
    }

    @Command(name = "resume", description = "Ends a pause; a stopped partition tries again.")
    static final class ResumeVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            return ProcessName.recorded(console, "resumed", operations.pause(process.name, false, by));
        }
    }

    @Command(name = "roll-back", description = "Makes an earlier version act; higher ones act no more.")
    static final class RollBackVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Option(
                names = "--to",
                paramLabel = "N",
                converter = Converters.Positive.class,
                description = "version that acts from then on (default: the one before)")
        private @Nullable Integer version;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            var to = version == null ? OptionalInt.empty() : OptionalInt.of(version);
            return ProcessName.recorded(console, "rolled back", operations.rollBack(process.name, to, by));
        }
    }

    @Command(name = "roll-forward", description = "Ends a roll-back: higher versions may act again.")
    static final class RollForwardVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            return ProcessName.recorded(console, "rolled forward", operations.rollForward(process.name, by));
        }
    }
}

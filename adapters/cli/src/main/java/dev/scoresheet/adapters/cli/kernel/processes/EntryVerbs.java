package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verbs about entries and events that a process cannot take: retry or give up.
final class EntryVerbs {

    private EntryVerbs() {}

    @Command(name = "retry", description = "Asks the owner to try a waiting or parked instance again now.")
    static final class RetryVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Parameters(index = "1", paramLabel = "INSTANCE", description = "text of the instance")
        private String instance;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            return ProcessName.recorded(console, "to be tried again", operations.retry(process.name, instance, by));
        }
    }

    @Command(
            name = "give-up",
            description = "Asks the owner to leave out for ever what holds an instance, or an event that stops all.")
    static final class GiveUpVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Parameters(
                index = "1",
                paramLabel = "INSTANCE|POSITION",
                description = "instance with an entry, or the position of an event at which the process stops")
        private String what;

        @Option(
                names = "--cause",
                paramLabel = "TEXT",
                description = "cause as `process show` has it; refuses when the entry has another one now")
        private @Nullable String cause;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            var recorded = what.matches("[0-9]{1,18}") && !operations.isHeld(process.name, what)
                    ? operations.giveUp(process.name, Long.parseLong(what), by)
                    : operations.giveUp(process.name, what, Optional.ofNullable(cause), by);
            return ProcessName.recorded(console, "to be given up", recorded);
        }
    }
}

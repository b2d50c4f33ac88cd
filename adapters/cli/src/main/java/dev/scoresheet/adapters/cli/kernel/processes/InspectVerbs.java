package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verbs that show processes, an instance and the acts of operators.
final class InspectVerbs {

    private InspectVerbs() {}

    @Command(
            name = "list",
            description = "Lists the processes with their partitions, owners, entries, deadlines and lateness.")
    static final class ListVerb implements ProcessVerb {

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            var list = operations.list();
            return console.answer(list, ProcessTexts.of(list));
        }
    }

    @Command(
            name = "show",
            description = "Shows an instance: state, deadline, entry, its last events, and what was sent.")
    static final class ShowVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Parameters(index = "1", paramLabel = "INSTANCE", description = "text of the instance")
        private String instance;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            var report = operations.show(process.name, instance);
            return console.answer(report, ProcessTexts.of(report));
        }
    }

    @Command(name = "acts", description = "Lists the acts of operators on a process, the latest first.")
    static final class ActsVerb implements ProcessVerb {

        @Mixin
        private ProcessName process;

        @Option(
                names = "--last",
                paramLabel = "N",
                converter = Converters.Positive.class,
                description = "maximum number of acts (default: ${DEFAULT-VALUE})")
        private int last = 20;

        @Override
        public ExitCode run(ProcessOperations operations, String by, Console console) {
            var acts = operations.acts(process.name, last);
            return console.answer(acts, ProcessTexts.of(acts));
        }
    }
}

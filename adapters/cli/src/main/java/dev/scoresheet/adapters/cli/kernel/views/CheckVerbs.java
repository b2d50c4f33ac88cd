package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verbs that check a view against the log, and explain a row.
final class CheckVerbs {

    private CheckVerbs() {}

    @Command(name = "check", description = "Compares every row with a fold of the log; exit 1 when a row differs.")
    static final class CheckVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private MemoryOption memory;

        @Mixin
        private GenerationOption generation;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var report = operations
                    .within(memory.bytes(operations))
                    .foldCheck(view.name)
                    .check(generation.number(), console.progress());
            return console.answer(report.same(), report, RowTexts.of(report));
        }
    }

    @Command(
            name = "audit",
            description = "Compares the deliveries to the views with the log; exit 1 when an event is missing.")
    static final class AuditVerb implements ViewVerb {

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var audit = operations.auditor().audit();
            return console.answer(audit.clean(), audit, TextAnswers.of(audit));
        }
    }

    @Command(name = "why", description = "Shows a row with the events and the projection behind it.")
    static final class WhyVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Parameters(index = "1", paramLabel = "KEY", description = "key of a row, as text")
        private String key;

        @Option(
                names = "--last",
                paramLabel = "N",
                converter = Converters.Positive.class,
                description = "maximum number of events to show (default: ${DEFAULT-VALUE})")
        private int last = 20;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var explanation = operations.explanation(view.name).why(key, last);
            return console.answer(explanation, RowTexts.of(explanation));
        }
    }

    @Command(
            name = "consequences",
            description = "Shows the rows that an event changes, and the events that it caused.")
    static final class ConsequencesVerb implements ViewVerb {

        @Parameters(paramLabel = "POSITION", description = "position of an event in the log")
        private long position;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var consequences = operations.consequences().of(position);
            return console.answer(consequences, RowTexts.of(consequences));
        }
    }
}

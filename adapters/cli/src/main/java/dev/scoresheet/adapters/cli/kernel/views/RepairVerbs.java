package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Verbs that repair parked entries: retry or give up.
final class RepairVerbs {

    private RepairVerbs() {}

    /// Parameters of verbs on one parked entry.
    private static final class ParkedEntryOptions {

        @Mixin
        ViewName view;

        @Parameters(index = "1", paramLabel = "ENTRY", description = "as `parked` lists it: key:... or stream:...")
        String entry;

        @Mixin
        GenerationOption generation;
    }

    @Command(name = "retry", description = "Folds a parked entry again from the log; exit 1 when it still fails.")
    static final class RetryVerb implements ViewVerb {

        @Mixin
        private ParkedEntryOptions parked;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var result = operations.repair(parked.view.name).retry(parked.entry, parked.generation.number(), by);
            return console.answer(result, TextAnswers.of(result));
        }
    }

    @Command(
            name = "give-up",
            description = "Removes the failing events of an entry from this view for ever; recorded.")
    static final class GiveUpVerb implements ViewVerb {

        @Mixin
        private ParkedEntryOptions parked;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var result = operations.repair(parked.view.name).giveUp(parked.entry, parked.generation.number(), by);
            return console.answer(result, TextAnswers.of(result));
        }
    }
}

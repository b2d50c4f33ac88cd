package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verbs that list generations, parked entries and operator actions.
final class ListVerbs {

    private ListVerbs() {}

    @Command(
            name = "projections",
            description = "Lists the generations of all views with their positions, owners and parked entries.")
    static final class ProjectionsVerb implements ViewVerb {

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var list = operations.listing().list();
            return console.answer(list, GenerationTable.of(list));
        }
    }

    @Command(name = "parked", description = "Lists the parked entries of a view.")
    static final class ParkedVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private GenerationOption generation;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var parked = operations.listing().parked(view.name, generation.number());
            return console.answer(parked, TextAnswers.of(parked));
        }
    }

    @Command(name = "acts", description = "Lists the actions of operators on a view, the latest first.")
    static final class ActsVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Option(
                names = "--last",
                paramLabel = "N",
                converter = Converters.Positive.class,
                description = "maximum number of actions (default: ${DEFAULT-VALUE})")
        private int last = 20;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var acts = operations.listing().audited(view.name, last);
            return console.answer(acts, TextAnswers.of(acts));
        }
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verbs that control the following of the log for a view: pause, resume, hand-over.
final class ConsumerVerbs {

    private ConsumerVerbs() {}

    @Command(
            name = "pause",
            description = "Pauses the consumer of a view; its rows stay readable and no longer change.")
    static final class PauseVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private GenerationOption generation;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            return view.done(console, "paused", operations.control().pause(view.name, generation.number(), by));
        }
    }

    @Command(name = "resume", description = "Ends a pause; a stopped consumer tries again.")
    static final class ResumeVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private GenerationOption generation;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            return view.done(console, "resumed", operations.control().resume(view.name, generation.number(), by));
        }
    }

    @Command(
            name = "hand-over",
            description = "Reserves the next lease of a view for one node; the reservation expires.")
    static final class HandOverVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private GenerationOption generation;

        @Option(
                names = "--to",
                required = true,
                paramLabel = "NODE",
                description = "name of a node, as `projections` shows the owner")
        private String node;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var handedOver = operations.control().handOver(view.name, generation.number(), node, by);
            return view.done(console, "handed over to " + node, handedOver);
        }
    }
}

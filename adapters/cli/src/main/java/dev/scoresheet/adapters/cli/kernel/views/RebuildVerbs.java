package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verbs that rebuild rows from the log: estimate, rebuild, cancel, discard.
final class RebuildVerbs {

    private RebuildVerbs() {}

    @Command(name = "estimate", description = "Estimates time, disk and memory of a rebuild from a sample of the log.")
    static final class EstimateVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private MemoryOption memory;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var estimate = operations.within(memory.bytes(operations)).estimate(view.name);
            return console.answer(estimate, TextAnswers.of(estimate));
        }
    }

    @Command(
            name = "rebuild",
            description = "Fills a new generation from the whole log up to the head; resumes an unfinished one.")
    static final class RebuildVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Mixin
        private MemoryOption memory;

        @Mixin
        private GenerationOption generation;

        @Option(
                names = "--anew",
                description = "begin another generation; the earlier candidate stays until the new one has begun")
        private boolean anew;

        @Option(names = "--key", paramLabel = "KEY", description = "only the row of this key, in place")
        private Optional<String> key = Optional.empty();

        @Option(
                names = "--stream",
                paramLabel = "STREAM",
                converter = Converters.Stream.class,
                description = "only the rows that this stream has touched, in place")
        private Optional<StreamId> stream = Optional.empty();

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            requireMeant();
            if (key.isEmpty() && stream.isEmpty()) {
                return whole(operations, by, console);
            }
            var result = key.isPresent()
                    ? operations.repair(view.name).key(key.get(), generation.number(), by)
                    : operations.repair(view.name).stream(stream.get(), generation.number(), by);
            return console.answer(result, TextAnswers.of(result));
        }

        /// Refuses options that the rebuild would ignore.
        private void requireMeant() {
            if (key.isPresent() && stream.isPresent()) {
                throw new VerbFailed(ExitCode.USAGE, "--stream goes without --key: give one command for each");
            }
            var single = key.isPresent() || stream.isPresent();
            if (!single && generation.number().isPresent()) {
                throw new VerbFailed(
                        ExitCode.USAGE,
                        "--generation goes with --key or --stream only: leave it out to fill a new generation");
            }
            if (single && anew) {
                throw new VerbFailed(
                        ExitCode.USAGE,
                        "--anew goes without --key and --stream: leave it out to fold only their rows again");
            }
        }

        private ExitCode whole(ViewOperations operations, String by, Console console) throws InterruptedException {
            var within = operations.within(memory.bytes(operations));
            console.say(TextAnswers.of(within.estimate(view.name)));
            return within.rebuild(view.name)
                    .run(anew, by, console.progress())
                    .map(result -> console.answer(result, TextAnswers.of(result)))
                    .orElseGet(() -> console.answer(
                            false,
                            JsonAnswers.cancelled(view.name),
                            "the rebuild of %s was cancelled; the same command resumes it".formatted(view.name)));
        }
    }

    @Command(name = "cancel", description = "Ends the running rebuild; the next `rebuild` resumes it.")
    static final class CancelVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            return view.done(console, "cancelled", operations.rebuild(view.name).cancel(by));
        }
    }

    @Command(
            name = "discard",
            description = "Drops the newest candidate or an abandoned load; exit 1 when there is none or it is in use.")
    static final class DiscardVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "REASON",
                description = "reason for the discard; recorded")
        private String reason;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            if (reason.isBlank()) {
                throw new VerbFailed(
                        ExitCode.USAGE, "--reason is blank: give the reason for the discard; it is recorded");
            }
            return view.done(console, "discarded", operations.rebuild(view.name).discard(reason, by));
        }
    }
}

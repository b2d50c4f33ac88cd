package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.consumer.CleanUp;
import dev.scoresheet.application.kernel.operations.views.cutover.RowsDiffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verbs that select the serving generation: compare, cut over, roll back, and drop retired ones.
final class CutOverVerbs {

    private CutOverVerbs() {}

    /// Options of verbs that compare the newest candidate with the serving generation.
    private static final class ComparisonOptions {

        @Mixin
        ViewName view;

        @Option(
                names = "--expect",
                paramLabel = "KEY",
                description = "a key whose rows are known to differ; repeatable")
        Set<String> expected = Set.of();
    }

    @Command(
            name = "diff",
            description = "Compares the newest candidate with the serving generation; exit 1 when they differ.")
    static final class DiffVerb implements ViewVerb {

        @Mixin
        private ComparisonOptions options;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var report = operations.comparison(options.view.name).diff(options.expected, by);
            return console.answer(report.same(), report, RowTexts.of(report));
        }
    }

    @Command(
            name = "cutover",
            description = "Compares, and lets the candidate serve when nothing differs; exit 1 when refused.")
    static final class CutOverVerb implements ViewVerb {

        @Mixin
        private ComparisonOptions options;

        @Option(
                names = "--accept",
                paramLabel = "REASON",
                description = "reason to cut over in spite of differences; recorded")
        private Optional<String> reason = Optional.empty();

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var accepted = reason.filter(given -> !given.isBlank());
            try {
                var result = operations.cutOver(options.view.name).run(options.expected, accepted, by);
                return console.answer(result, TextAnswers.of(result));
            } catch (RowsDiffer differs) {
                return console.answer(false, differs.report(), RowTexts.of(differs.report()));
            }
        }
    }

    @Command(name = "rollback", description = "Brings the previous generation up to date, then lets it serve again.")
    static final class RollBackVerb implements ViewVerb {

        @Mixin
        private ViewName view;

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
            var result = operations.rollBack(view.name).run(by, console.progress());
            return console.answer(result, TextAnswers.of(result));
        }
    }

    @Command(name = "clean-up", description = "Drops retired generations of all releases.")
    static final class CleanUpVerb implements ViewVerb {

        @Option(
                names = "--older-than-hours",
                paramLabel = "N",
                converter = Converters.Hours.class,
                defaultValue = "24",
                description = "minimum time since the retirement (default: ${DEFAULT-VALUE})")
        private Duration olderThan;

        @Option(
                names = "--unfollowed-hours",
                paramLabel = "N",
                converter = Converters.Hours.class,
                description =
                        "first retire generations that no live node followed for this time (default: servers do it)")
        private Optional<Duration> unfollowed = Optional.empty();

        @Option(
                names = "--removed-view",
                paramLabel = "VIEW",
                description = "first retire all generations of a view that no release has any more")
        private Optional<String> removedView = Optional.empty();

        @Override
        public ExitCode run(ViewOperations operations, String by, Console console) {
            var done = operations.control().cleanUp(new CleanUp(removedView, unfollowed, olderThan), by);
            return console.answer(done, TextAnswers.of(done));
        }
    }
}

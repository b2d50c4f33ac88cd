package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Progress;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.operations.views.Watch;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// What was written on the command line, and who wrote it.
record Asked(ParseResult given, Console console, String by) {

    String word(int place) {
        return given.matchedPositionalValue(place, "");
    }

    long number(int place) {
        try {
            return Long.parseLong(word(place));
        } catch (NumberFormatException none) {
            throw new VerbFailed(
                    ExitCode.USAGE, "'%s' is no position: a number from 1 on".formatted(word(place)), none);
        }
    }

    boolean has(String option) {
        return given.hasMatchedOption(option);
    }

    String option(String name) {
        return given.matchedOptionValue(name, "");
    }

    OptionalLong generation() {
        Long number = given.matchedOptionValue("--generation", (Long) null);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    Set<String> options(String name) {
        return Set.of(given.matchedOptionValue(name, new String[0]));
    }

    long amount(String name, long otherwise) {
        Long given = this.given.matchedOptionValue(name, (Long) null);
        if (given != null && given < 1) {
            throw new VerbFailed(ExitCode.USAGE, name + " is 1 or more, not " + given);
        }
        return given == null ? otherwise : given;
    }

    ExitCode answer(Object document, String text) {
        console.answer(document, text);
        return ExitCode.DONE;
    }

    /// The same for an answer that may be no.
    ExitCode answer(boolean yes, Object document, String text) {
        console.answer(document, text);
        return yes ? ExitCode.DONE : ExitCode.NO;
    }

    /// Shows each stage of a long operation with rate and remaining time.
    Watch watch() {
        return new Stages(console);
    }

    private static final class Stages implements Watch {
        private final Console console;
        private String stage = "";
        private @Nullable Progress progress;

        Stages(Console console) {
            this.console = console;
        }

        @Override
        public synchronized void at(String now, long done, long of) {
            if (progress == null || !now.equals(stage)) {
                stage = now;
                progress = console.progress(now, OptionalLong.of(of));
            }
            progress.at(done);
        }
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/// Arguments of a verb, with the operator that gave them.
record VerbArguments(ParseResult given, Console console, String by) {

    private static final long MEGA = 1 << 20;

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

    StreamId stream(String option) {
        try {
            return StreamId.parse(option(option));
        } catch (IllegalArgumentException none) {
            throw new VerbFailed(ExitCode.USAGE, option + ": " + none.getMessage(), none);
        }
    }

    OptionalLong generation() {
        Long number = given.matchedOptionValue("--generation", (Long) null);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    Set<String> options(String name) {
        return Set.of(given.matchedOptionValue(name, new String[0]));
    }

    long amount(String name, long otherwise) {
        return amount(name, 1, otherwise);
    }

    Duration hours(String name, long otherwise) {
        return Duration.ofHours(amount(name, 0, otherwise));
    }

    private long amount(String name, long least, long otherwise) {
        Long given = this.given.matchedOptionValue(name, (Long) null);
        if (given != null && (given < least || given > Integer.MAX_VALUE)) {
            throw new VerbFailed(
                    ExitCode.USAGE,
                    "%s is a number from %d to %d, not %d".formatted(name, least, Integer.MAX_VALUE, given));
        }
        return given == null ? otherwise : given;
    }

    /// Returns the memory for the rows held at once: the option's value, or the default of the operations.
    long memoryOf(ViewOperations<?> operations) {
        return amount("--memory-mb", operations.rebuild().memoryBytes() / MEGA) * MEGA;
    }

    ExitCode answer(Object document, String text) {
        console.answer(document, text);
        return ExitCode.DONE;
    }

    /// Writes an answer that may be negative.
    ExitCode answer(boolean yes, Object document, String text) {
        console.answer(document, text);
        return yes ? ExitCode.DONE : ExitCode.NO;
    }

    /// Writes the answer for an action on a generation of the view in the first word.
    ExitCode done(String what, long generation) {
        return answer(
                JsonAnswers.done(word(0), generation, what),
                "%s, generation %d: %s".formatted(word(0), generation, what));
    }

    /// Creates a listener that shows each stage of a long operation, with rate and remaining time.
    ProgressListener watch() {
        return console.progress();
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.util.List;

/// Verbs that rebuild rows from the log: estimate, rebuild, cancel, discard.
final class RebuildVerbs {

    private RebuildVerbs() {}

    static List<ViewVerb> all() {
        return List.of(estimate(), rebuild(), cancel(), discard());
    }

    private static ViewVerb estimate() {
        return new ViewVerb(
                "estimate",
                "Says what a rebuild would take, from a sample of the log.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.MEMORY),
                (operations, asked) -> {
                    var estimate = operations.estimates().of(asked.word(0), asked.memoryOf(operations));
                    return asked.answer(JsonAnswers.of(estimate), TextAnswers.of(estimate));
                });
    }

    private static ViewVerb rebuild() {
        return new ViewVerb(
                "rebuild",
                "Fills a new generation from the whole log and brings it up to the head; goes on with what was begun.",
                List.of(ParameterHelp.VIEW),
                List.of(
                        Options.MEMORY,
                        Options.GENERATION,
                        Options.flag("--anew", "drop what was begun"),
                        Options.text("--key", "KEY", "only the row of this key, in place"),
                        Options.text("--stream", "STREAM", "only the rows that this stream has touched, in place")),
                (operations, asked) -> {
                    if (asked.has("--key")) {
                        return key(operations, asked);
                    }
                    return asked.has("--stream") ? stream(operations, asked) : whole(operations, asked);
                });
    }

    private static ExitCode key(ViewOperations<?> operations, VerbArguments asked) throws InterruptedException {
        var repaired = operations.repair().key(asked.word(0), asked.option("--key"), asked.generation(), asked.by());
        return asked.answer(repaired, TextAnswers.of(repaired));
    }

    private static ExitCode stream(ViewOperations<?> operations, VerbArguments asked) throws InterruptedException {
        var repaired =
                operations.repair().stream(asked.word(0), asked.stream("--stream"), asked.generation(), asked.by());
        return asked.answer(repaired, TextAnswers.of(repaired));
    }

    private static ExitCode whole(ViewOperations<?> operations, VerbArguments asked) throws InterruptedException {
        var view = asked.word(0);
        var within = operations.within(asked.memoryOf(operations));
        asked.console()
                .say(TextAnswers.of(within.estimates().of(view, within.rebuild().memoryBytes())));
        var rebuilt = within.rebuild().run(view, asked.has("--anew"), asked.by(), asked.watch());
        return rebuilt.isPresent()
                ? asked.answer(JsonAnswers.of(rebuilt.get()), TextAnswers.of(rebuilt.get()))
                : asked.answer(
                        false,
                        JsonAnswers.cancelled(view),
                        "the rebuild of %s was cancelled; the same command goes on with it".formatted(view));
    }

    private static ViewVerb cancel() {
        return new ViewVerb(
                "cancel",
                "Ends the rebuild under way; the next one goes on with it.",
                List.of(ParameterHelp.VIEW),
                List.of(),
                (operations, asked) ->
                        asked.done("cancelled", operations.rebuild().cancel(asked.word(0), asked.by())));
    }

    private static ViewVerb discard() {
        return new ViewVerb(
                "discard",
                "Drops the newest candidate, or a load that stands still; exit 1 when there is none or it is in use.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.required("--reason", "REASON", "why nobody wants it; recorded")),
                (operations, asked) -> {
                    var reason = asked.option("--reason");
                    if (reason.isBlank()) {
                        throw new VerbFailed(ExitCode.USAGE, "--reason says why nobody wants it, and is recorded");
                    }
                    return asked.done("discarded", operations.rebuild().discard(asked.word(0), reason, asked.by()));
                });
    }
}

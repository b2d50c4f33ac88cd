package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.views.consumer.CleanUp;
import dev.scoresheet.application.kernel.operations.views.cutover.RowsDiffer;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import java.util.List;
import java.util.Optional;

/// Verbs that select the serving generation: compare, cut over, roll back, and drop retired ones.
final class CutOverVerbs {

    private CutOverVerbs() {}

    static List<ViewVerb> all() {
        return List.of(diff(), cutOver(), rollBack(), cleanUp());
    }

    private static ViewVerb diff() {
        return new ViewVerb(
                "diff",
                "Compares the newest candidate with what serves, at one position; exit 1 when they differ.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.EXPECT),
                (operations, asked) -> {
                    var compared = operations.gate().diff(asked.word(0), asked.options("--expect"), asked.by());
                    return asked.answer(compared.same(), compared, TextAnswers.of(compared));
                });
    }

    private static ViewVerb cutOver() {
        return new ViewVerb(
                "cutover",
                "Compares, and lets the candidate serve when nothing differs; exit 1 when refused.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.EXPECT, Options.text("--accept", "REASON", "serve in spite of differences; recorded")),
                (operations, asked) -> {
                    var accepted = Optional.of(asked.option("--accept")).filter(reason -> !reason.isBlank());
                    try {
                        return switched(
                                asked,
                                operations
                                        .gate()
                                        .cutOver(asked.word(0), asked.options("--expect"), accepted, asked.by()));
                    } catch (RowsDiffer differs) {
                        return asked.answer(false, differs.compared(), TextAnswers.of(differs.compared()));
                    }
                });
    }

    private static ViewVerb rollBack() {
        return new ViewVerb(
                "rollback",
                "Brings the previous generation up to date, then lets it serve again.",
                List.of(ParameterHelp.VIEW),
                List.of(),
                (operations, asked) ->
                        switched(asked, operations.rollBack().run(asked.word(0), asked.by(), asked.watch())));
    }

    private static ExitCode switched(VerbArguments asked, SwitchResult switched) {
        return asked.answer(switched, TextAnswers.of(switched));
    }

    private static ViewVerb cleanUp() {
        return new ViewVerb(
                "clean-up",
                "Drops retired generations, of whatever release.",
                List.of(),
                List.of(
                        Options.number("--older-than-hours", "N", "retired so long ago at least (default: 24)"),
                        Options.number(
                                "--unfollowed-hours",
                                "N",
                                "retire before that what no live node has followed for so long (default: left to the servers)"),
                        Options.text(
                                "--removed-view", "VIEW", "retire before that a view that no release has any more")),
                (operations, asked) -> {
                    var done = operations.control().cleanUp(cleanUp(asked), asked.by());
                    return asked.answer(done, TextAnswers.of(done));
                });
    }

    private static CleanUp cleanUp(VerbArguments asked) {
        return new CleanUp(
                asked.has("--removed-view") ? Optional.of(asked.option("--removed-view")) : Optional.empty(),
                asked.has("--unfollowed-hours") ? Optional.of(asked.hours("--unfollowed-hours", 0)) : Optional.empty(),
                asked.hours("--older-than-hours", 24));
    }
}

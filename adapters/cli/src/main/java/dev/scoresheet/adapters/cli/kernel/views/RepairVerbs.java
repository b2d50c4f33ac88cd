package dev.scoresheet.adapters.cli.kernel.views;

import java.util.List;

/// Verbs that repair parked entries: retry or give up.
final class RepairVerbs {

    private RepairVerbs() {}

    static List<ViewVerb> all() {
        return List.of(retry(), giveUp());
    }

    private static ViewVerb retry() {
        return new ViewVerb(
                "retry",
                "Folds what is parked anew from the log; exit 1 when it still fails.",
                List.of(ParameterHelp.VIEW, ParameterHelp.ENTRY),
                List.of(Options.GENERATION),
                (operations, asked) -> {
                    var repaired =
                            operations.repair().retry(asked.word(0), asked.word(1), asked.generation(), asked.by());
                    return asked.answer(repaired, TextAnswers.of(repaired));
                });
    }

    private static ViewVerb giveUp() {
        return new ViewVerb(
                "give-up",
                "Leaves the events that fail out of this view for ever; recorded.",
                List.of(ParameterHelp.VIEW, ParameterHelp.ENTRY),
                List.of(Options.GENERATION),
                (operations, asked) -> {
                    var repaired =
                            operations.repair().giveUp(asked.word(0), asked.word(1), asked.generation(), asked.by());
                    return asked.answer(repaired, TextAnswers.of(repaired));
                });
    }
}

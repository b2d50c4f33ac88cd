package dev.scoresheet.adapters.cli.kernel.views;

import java.util.List;

/// Verbs that list generations, parked entries and operator actions.
final class ListVerbs {

    private ListVerbs() {}

    static List<ViewVerb> all() {
        return List.of(projections(), parked(), acts());
    }

    private static ViewVerb projections() {
        return new ViewVerb(
                "projections",
                "Lists every generation of every view: where it stands, who follows it, what is parked.",
                List.of(),
                List.of(),
                (operations, asked) -> {
                    var listed = operations.listing().list();
                    return asked.answer(listed, TextAnswers.of(listed));
                });
    }

    private static ViewVerb parked() {
        return new ViewVerb(
                "parked",
                "Lists what a view leaves aside because it failed.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.GENERATION),
                (operations, asked) -> {
                    var parked = operations.listing().parked(asked.word(0), asked.generation());
                    return asked.answer(JsonAnswers.parked(parked), TextAnswers.parked(parked));
                });
    }

    private static ViewVerb acts() {
        return new ViewVerb(
                "acts",
                "Lists what operators did to a view, the latest first.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.number("--last", "N", "how many (default: 20)")),
                (operations, asked) -> {
                    var acts = operations.listing().audited(asked.word(0), (int) asked.amount("--last", 20));
                    return asked.answer(JsonAnswers.acts(acts), TextAnswers.acts(acts));
                });
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import java.util.List;

/// Verbs that check a view against the log, and explain a row.
final class CheckVerbs {

    private static final int EVENTS_SHOWN = 20;

    private CheckVerbs() {}

    static List<ViewVerb> all() {
        return List.of(check(), audit(), why(), consequences());
    }

    private static ViewVerb check() {
        return new ViewVerb(
                "check",
                "Compares every row with a fold of the log; exit 1 when one is not what the log makes of it.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.MEMORY, Options.GENERATION),
                (operations, asked) -> {
                    var checked = operations
                            .within(asked.memoryOf(operations))
                            .foldCheck()
                            .check(asked.word(0), asked.generation(), asked.watch());
                    return asked.answer(checked.same(), checked, TextAnswers.of(checked));
                });
    }

    private static ViewVerb audit() {
        return new ViewVerb(
                "audit",
                "Compares what was delivered to the views with the log; exit 1 when an event is missing.",
                List.of(),
                List.of(),
                (operations, asked) -> {
                    var audited = operations.auditor().audit();
                    return asked.answer(audited.clean(), audited, TextAnswers.of(audited));
                });
    }

    private static ViewVerb why() {
        return new ViewVerb(
                "why",
                "Shows a row with the events and the projection behind it.",
                List.of(ParameterHelp.VIEW, ParameterHelp.KEY),
                List.of(Options.number("--last", "N", "how many events to show (default: " + EVENTS_SHOWN + ")")),
                (operations, asked) -> {
                    var why = operations.explanation().why(asked.word(0), asked.word(1), (int)
                            asked.amount("--last", EVENTS_SHOWN));
                    return asked.answer(why, TextAnswers.of(why));
                });
    }

    private static ViewVerb consequences() {
        return new ViewVerb(
                "consequences",
                "Shows the rows that an event changes, and the events that it caused.",
                List.of(ParameterHelp.POSITION),
                List.of(),
                (operations, asked) -> {
                    var consequences = operations.explanation().of(asked.number(0));
                    return asked.answer(consequences, TextAnswers.of(consequences));
                });
    }
}

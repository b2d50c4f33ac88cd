package dev.scoresheet.adapters.cli.kernel.views;

import java.util.List;

/// Verbs that control the following of the log for a view: pause, resume, hand-over.
final class ConsumerVerbs {

    private ConsumerVerbs() {}

    static List<ViewVerb> all() {
        return List.of(pause(), resume(), handOver());
    }

    private static ViewVerb pause() {
        return new ViewVerb(
                "pause",
                "Stops following the log; the view stays readable as it is.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.GENERATION),
                (operations, asked) -> asked.done(
                        "paused", operations.control().pause(asked.word(0), asked.generation(), asked.by())));
    }

    private static ViewVerb resume() {
        return new ViewVerb(
                "resume",
                "Ends a pause, and lets a consumer that stopped try again.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.GENERATION),
                (operations, asked) -> asked.done(
                        "resumed", operations.control().resume(asked.word(0), asked.generation(), asked.by())));
    }

    private static ViewVerb handOver() {
        return new ViewVerb(
                "hand-over",
                "Lets only one other node follow the log for this view, for a while.",
                List.of(ParameterHelp.VIEW),
                List.of(Options.GENERATION, Options.required("--to", "NODE", "as `projections` names its owner")),
                (operations, asked) -> {
                    var node = asked.option("--to");
                    var generation = operations.control().handOver(asked.word(0), asked.generation(), node, asked.by());
                    return asked.done("handed over to " + node, generation);
                });
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Source;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.log.StreamId;
import dev.scoresheet.application.kernel.operations.views.Differs;
import dev.scoresheet.application.kernel.operations.views.Operations;
import dev.scoresheet.application.kernel.operations.views.Switched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/// All verbs of read models.
public final class ViewVerbs {

    private static final int EVENTS_SHOWN = 20;
    private static final long MEGA = 1 << 20;

    private static final Supplier<OptionSpec> MEMORY =
            number("--memory-mb", "MB", "for the rows held at once (default: a quarter of the heap)");
    private final Source<? extends Operations<?>> source;
    private final String by;

    private ViewVerbs(Source<? extends Operations<?>> source, String by) {
        this.source = source;
        this.by = by;
    }

    /// @param by who asks, for the record
    public static List<Verb> all(Source<? extends Operations<?>> source, String by) {
        var verbs = new ViewVerbs(source, by);
        return List.of(
                verbs.projections(),
                verbs.estimate(),
                verbs.rebuild(),
                verbs.cancel(),
                verbs.diff(),
                verbs.cutOver(),
                verbs.rollBack(),
                verbs.cleanUp(),
                verbs.parked(),
                verbs.retry(),
                verbs.giveUp(),
                verbs.pause(),
                verbs.resume(),
                verbs.handOver(),
                verbs.check(),
                verbs.audit(),
                verbs.why(),
                verbs.consequences(),
                verbs.acts());
    }

    private Verb verb(
            String name, String summary, List<String> words, List<Supplier<OptionSpec>> options, ViewVerb.Does does) {
        return new ViewVerb(name, summary, words, options, source, by, does);
    }

    private Verb projections() {
        return verb(
                "projections",
                "Lists every generation of every view: where it stands, who follows it, what is parked.",
                List.of(),
                List.of(),
                (operations, asked) -> {
                    var listed = operations.listing().list();
                    return asked.answer(listed, Texts.of(listed));
                });
    }

    private Verb estimate() {
        return verb(
                "estimate",
                "Says what a rebuild would take, from a sample of the log.",
                List.of(Words.VIEW),
                List.of(MEMORY),
                (operations, asked) -> {
                    var bytes = asked.amount("--memory-mb", operations.rebuild().memoryBytes() / MEGA) * MEGA;
                    var estimate = operations.estimates().of(asked.word(0), bytes);
                    return asked.answer(Documents.of(estimate), Texts.of(estimate));
                });
    }

    private Verb rebuild() {
        return verb(
                "rebuild",
                "Fills a new generation from the whole log and brings it up to the head; goes on with what was begun.",
                List.of(Words.VIEW),
                List.of(
                        MEMORY,
                        ViewVerb::generation,
                        flag("--anew", "drop what was begun"),
                        text("--key", "KEY", "only the row of this key, in place"),
                        text("--stream", "STREAM", "only the rows that this stream has touched, in place")),
                this::rebuild);
    }

    private ExitCode rebuild(Operations<?> operations, Asked asked) throws InterruptedException {
        var view = asked.word(0);
        if (asked.has("--key")) {
            var repaired = operations.repair().key(view, asked.option("--key"), asked.generation(), by);
            return asked.answer(repaired, Texts.of(repaired));
        }
        if (asked.has("--stream")) {
            var stream = StreamId.parse(asked.option("--stream"));
            var repaired = operations.repair().stream(view, stream, asked.generation(), by);
            return asked.answer(repaired, Texts.of(repaired));
        }
        var within = operations.within(
                asked.amount("--memory-mb", operations.rebuild().memoryBytes() / MEGA) * MEGA);
        asked.console()
                .say(Texts.of(within.estimates().of(view, within.rebuild().memoryBytes())));
        var rebuilt = within.rebuild().run(view, asked.has("--anew"), by, asked.watch());
        return rebuilt.isPresent()
                ? asked.answer(Documents.of(rebuilt.get()), Texts.of(rebuilt.get()))
                : asked.answer(
                        false,
                        Documents.cancelled(view),
                        "the rebuild of %s was cancelled; the same command goes on with it".formatted(view));
    }

    private Verb cancel() {
        return verb(
                "cancel",
                "Ends the rebuild under way; the next one goes on with it.",
                List.of(Words.VIEW),
                List.of(),
                (operations, asked) ->
                        done(asked, "cancelled", operations.rebuild().cancel(asked.word(0), by)));
    }

    private Verb diff() {
        return verb(
                "diff",
                "Compares the newest candidate with what serves, at one position; exit 1 when they differ.",
                List.of(Words.VIEW),
                List.of(ViewVerbs::expect),
                (operations, asked) -> {
                    var compared = operations.gate().diff(asked.word(0), asked.options("--expect"), by);
                    return asked.answer(compared.same(), compared, Texts.of(compared));
                });
    }

    private Verb cutOver() {
        return verb(
                "cutover",
                "Compares, and lets the candidate serve when nothing differs; exit 1 when refused.",
                List.of(Words.VIEW),
                List.of(ViewVerbs::expect, text("--accept", "REASON", "serve in spite of differences; recorded")),
                (operations, asked) -> {
                    var accepted = Optional.of(asked.option("--accept")).filter(reason -> !reason.isBlank());
                    try {
                        return switched(
                                asked,
                                operations.gate().cutOver(asked.word(0), asked.options("--expect"), accepted, by));
                    } catch (Differs differs) {
                        return asked.answer(false, differs.compared(), Texts.of(differs.compared()));
                    }
                });
    }

    private Verb rollBack() {
        return verb(
                "rollback",
                "Brings the previous generation up to date, then lets it serve again.",
                List.of(Words.VIEW),
                List.of(),
                (operations, asked) -> switched(asked, operations.rollBack().run(asked.word(0), by, asked.watch())));
    }

    private static ExitCode switched(Asked asked, Switched switched) {
        return asked.answer(switched, Texts.of(switched));
    }

    private Verb cleanUp() {
        return verb(
                "clean-up",
                "Drops retired generations, of whatever release.",
                List.of(),
                List.of(number("--older-than-hours", "N", "retired so long ago at least (default: 24)")),
                (operations, asked) -> {
                    var dropped =
                            operations.control().cleanUp(Duration.ofHours(asked.amount("--older-than-hours", 24)));
                    return asked.answer(
                            Documents.dropped(dropped), dropped.size() + " generations dropped: " + dropped);
                });
    }

    private Verb parked() {
        return verb(
                "parked",
                "Lists what a view leaves aside because it failed.",
                List.of(Words.VIEW),
                List.of(ViewVerb::generation),
                (operations, asked) -> {
                    var parked = operations.listing().parked(asked.word(0), asked.generation());
                    return asked.answer(Documents.parked(parked), Texts.parked(parked));
                });
    }

    private Verb retry() {
        return verb(
                "retry",
                "Folds what is parked anew from the log; exit 1 when it still fails.",
                List.of(Words.VIEW, Words.ENTRY),
                List.of(ViewVerb::generation),
                (operations, asked) -> {
                    var repaired = operations.repair().retry(asked.word(0), asked.word(1), asked.generation(), by);
                    return asked.answer(repaired, Texts.of(repaired));
                });
    }

    private Verb giveUp() {
        return verb(
                "give-up",
                "Leaves the events that fail out of this view for ever; recorded.",
                List.of(Words.VIEW, Words.ENTRY),
                List.of(ViewVerb::generation),
                (operations, asked) -> {
                    var repaired = operations.repair().giveUp(asked.word(0), asked.word(1), asked.generation(), by);
                    return asked.answer(repaired, Texts.of(repaired));
                });
    }

    private Verb pause() {
        return verb(
                "pause",
                "Stops following the log; the view stays readable as it is.",
                List.of(Words.VIEW),
                List.of(ViewVerb::generation),
                (operations, asked) ->
                        done(asked, "paused", operations.control().pause(asked.word(0), asked.generation(), by)));
    }

    private Verb resume() {
        return verb(
                "resume",
                "Ends a pause, and lets a consumer that stopped try again.",
                List.of(Words.VIEW),
                List.of(ViewVerb::generation),
                (operations, asked) ->
                        done(asked, "resumed", operations.control().resume(asked.word(0), asked.generation(), by)));
    }

    private Verb handOver() {
        return verb(
                "hand-over",
                "Lets only one other node follow the log for this view, for a while.",
                List.of(Words.VIEW),
                List.of(
                        ViewVerb::generation,
                        () -> OptionSpec.builder("--to")
                                .paramLabel("NODE")
                                .type(String.class)
                                .arity("1")
                                .required(true)
                                .description("as `projections` names its owner")
                                .build()),
                (operations, asked) -> done(
                        asked,
                        "handed over to " + asked.option("--to"),
                        operations.control().handOver(asked.word(0), asked.generation(), asked.option("--to"), by)));
    }

    private static ExitCode done(Asked asked, String what, long generation) {
        return asked.answer(
                Documents.done(asked.word(0), generation, what),
                "%s, generation %d: %s".formatted(asked.word(0), generation, what));
    }

    private Verb check() {
        return verb(
                "check",
                "Compares every row with a fold of the log; exit 1 when one is not what the log makes of it.",
                List.of(Words.VIEW),
                List.of(MEMORY, ViewVerb::generation),
                (operations, asked) -> {
                    var bytes = asked.amount("--memory-mb", operations.rebuild().memoryBytes() / MEGA) * MEGA;
                    var checked = operations
                            .within(bytes)
                            .foldCheck()
                            .check(asked.word(0), asked.generation(), asked.watch());
                    return asked.answer(checked.same(), checked, Texts.of(checked));
                });
    }

    private Verb audit() {
        return verb(
                "audit",
                "Compares what was delivered to the views with the log; exit 1 when an event is missing.",
                List.of(),
                List.of(),
                (operations, asked) -> {
                    var audited = operations.auditor().audit();
                    return asked.answer(audited.clean(), audited, Texts.of(audited));
                });
    }

    private Verb why() {
        return verb(
                "why",
                "Shows a row with the events and the projection behind it.",
                List.of(Words.VIEW, Words.KEY),
                List.of(number("--last", "N", "how many events to show (default: " + EVENTS_SHOWN + ")")),
                (operations, asked) -> {
                    var why = operations.explanation().why(asked.word(0), asked.word(1), (int)
                            asked.amount("--last", EVENTS_SHOWN));
                    return asked.answer(why, Texts.of(why));
                });
    }

    private Verb consequences() {
        return verb(
                "consequences",
                "Shows the rows that an event changes, and the events that it caused.",
                List.of(Words.POSITION),
                List.of(),
                (operations, asked) -> {
                    var consequences = operations.explanation().of(asked.number(0));
                    return asked.answer(consequences, Texts.of(consequences));
                });
    }

    private Verb acts() {
        return verb(
                "acts",
                "Lists what operators did to a view, the latest first.",
                List.of(Words.VIEW),
                List.of(number("--last", "N", "how many (default: 20)")),
                (operations, asked) -> {
                    var acts = operations.listing().audited(asked.word(0), (int) asked.amount("--last", 20));
                    return asked.answer(Documents.acts(acts), Texts.acts(acts));
                });
    }

    private static OptionSpec expect() {
        return OptionSpec.builder("--expect")
                .paramLabel("KEY")
                .type(String[].class)
                .arity("1")
                .description("a key whose rows are known to differ; may be given again")
                .build();
    }

    private static Supplier<OptionSpec> flag(String name, String description) {
        return () -> OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static Supplier<OptionSpec> text(String name, String label, String description) {
        return () -> OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static Supplier<OptionSpec> number(String name, String label, String description) {
        return () -> OptionSpec.builder(name)
                .paramLabel(label)
                .type(Long.class)
                .arity("1")
                .description(description)
                .build();
    }
}

package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.Converters;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.trace.TraceFinder;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verb that shows the events that follow from each other.
@Command(name = "trace", description = "Shows the events that follow from an event or a request, as a tree.")
final class TraceVerb implements ViewVerb {

    @Parameters(
            paramLabel = "REF",
            description = "an event as stream@version, a position of the log, a correlation or a trace id")
    private String reference;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Converters.Positive.class,
            description = "maximum number of events to show, at most 10000 (default: ${DEFAULT-VALUE})")
    private int limit = TraceFinder.LIMIT;

    @Override
    public ExitCode run(ViewOperations operations, String by, Console console) throws InterruptedException {
        var forest = operations.trace().of(reference, Math.min(limit, TraceFinder.MOST));
        return console.answer(forest, TraceText.of(forest));
    }
}

package dev.scoresheet.adapters.cli.kernel.streams;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.streams.StreamSurvey;
import picocli.CommandLine.Command;

/// Verb `streams`: shows how long the streams are, and compares them with the budgets of their categories.
@Command(
        name = "streams",
        description =
                "Counts the events of all streams; exit 1 when a stream is longer than the budget of its category.")
public final class StreamsVerb implements Verb {

    private final PortSource<StreamSurvey> source;

    public StreamsVerb(PortSource<StreamSurvey> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var opened = source.open()) {
            var report = opened.port().report();
            return console.answer(report.keepsBudgets(), report, StreamTable.of(report));
        }
    }
}

package dev.scoresheet.adapters.cli.kernel.streams;

import dev.scoresheet.application.kernel.operations.streams.StreamReport;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text answer of `streams`: a line for each category, and below it the classes of lengths that have streams.
final class StreamTable {

    private static final String FORM = "%-20s %12s %12s %10s %10s %6s %s";

    private StreamTable() {}

    static String of(StreamReport report) {
        var head = FORM.formatted("category", "streams", "events", "longest", "budget", "over", "longest stream");
        return Stream.concat(Stream.of(head), report.categories().stream().flatMap(StreamTable::lines))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(StreamReport.Line line) {
        var category = FORM.formatted(
                        line.category(),
                        number(line.streams()),
                        number(line.events()),
                        line.longest().map(one -> number(one.events())).orElse("-"),
                        line.budget().map(StreamTable::number).orElse("-"),
                        number(line.overBudget()),
                        line.longest().map(StreamReport.Longest::stream).orElse("-"))
                .stripTrailing();
        var classes = line.histogram().stream()
                .filter(one -> one.streams() > 0)
                .map(one -> "  up to %-12s %12s".formatted(number(one.upTo()), number(one.streams())));
        return Stream.concat(Stream.of(category), classes);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

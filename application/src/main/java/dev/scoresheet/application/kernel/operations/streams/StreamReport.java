package dev.scoresheet.application.kernel.operations.streams;

import java.util.List;
import java.util.Optional;

/// Lengths of all streams by category, in order of their names.
public record StreamReport(List<Line> categories) {

    public StreamReport {
        categories = List.copyOf(categories);
    }

    /// True if no stream is longer than the budget of its category.
    public boolean keepsBudgets() {
        return categories.stream().allMatch(line -> line.overBudget() == 0);
    }

    /// Category.
    ///
    /// @param longest longest stream, the first of its name if there are several; empty without streams
    /// @param budget number of events that a stream is meant not to exceed; empty if none is declared
    /// @param overBudget number of streams that exceed the budget
    /// @param histogram classes of lengths up to that of the longest stream
    public record Line(
            String category,
            long streams,
            long events,
            Optional<Longest> longest,
            Optional<Long> budget,
            long overBudget,
            List<LengthClass> histogram) {
        public Line {
            histogram = List.copyOf(histogram);
        }
    }

    public record Longest(String stream, long events) {}

    /// Class of lengths.
    ///
    /// @param upTo greatest length of the class; the class before ends below its lengths
    public record LengthClass(long upTo, long streams) {}
}

package dev.scoresheet.application.kernel.operations.streams;

import dev.scoresheet.application.kernel.operations.streams.StreamReport.LengthClass;
import dev.scoresheet.application.kernel.operations.streams.StreamReport.Longest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Lengths of the streams of one category, while they are counted. Not thread-safe.
final class CategoryTally {

    /// Factors of a decade.
    private static final long[] STEPS = {1, 2, 5};

    private final OptionalLong budget;
    private final List<Long> classes = new ArrayList<>();
    private long streams;
    private long events;
    private long overBudget;
    private Optional<Longest> longest = Optional.empty();

    CategoryTally(OptionalLong budget) {
        this.budget = budget;
    }

    void add(String stream, long length) {
        streams++;
        events += length;
        if (budget.isPresent() && length > budget.getAsLong()) {
            overBudget++;
        }
        if (longest.isEmpty() || length > longest.get().events()) {
            longest = Optional.of(new Longest(stream, length));
        }
        int index = classOf(length);
        while (classes.size() <= index) {
            classes.add(0L);
        }
        classes.set(index, classes.get(index) + 1);
    }

    private static int classOf(long length) {
        int index = 0;
        while (upTo(index) < length) {
            index++;
        }
        return index;
    }

    /// Returns 1, 2, 5, 10, 20, 50, 100 and so on.
    static long upTo(int index) {
        var decade = 1L;
        for (int step = STEPS.length; step <= index; step += STEPS.length) {
            decade *= 10;
        }
        return STEPS[index % STEPS.length] * decade;
    }

    StreamReport.Line line(String category) {
        var histogram = new ArrayList<LengthClass>();
        for (int index = 0; index < classes.size(); index++) {
            histogram.add(new LengthClass(upTo(index), classes.get(index)));
        }
        var declared = budget.isPresent() ? Optional.of(budget.getAsLong()) : Optional.<Long>empty();
        return new StreamReport.Line(category, streams, events, longest, declared, overBudget, histogram);
    }
}

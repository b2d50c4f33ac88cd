package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.application.kernel.log.append.AppendMeter;
import java.util.concurrent.atomic.LongAdder;

/// Counts that the appender of a run reported since the last [#reset].
public final class CountedSteps implements AppendMeter {

    private final LongAdder calls = new LongAdder();
    private final LongAdder appends = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /// @param group average number of appends in one call
    /// @param taken share of the possible steps that were taken with an append; NaN if there were none
    record Counts(double group, double taken, long failed) {}

    @Override
    public void written(int number) {
        calls.increment();
        appends.add(number);
    }

    @Override
    public void inlined(String view, InlineStep step) {
        switch (step) {
            case TAKEN -> taken.increment();
            case LEFT -> left.increment();
            case FAILED -> failed.increment();
        }
    }

    void reset() {
        calls.reset();
        appends.reset();
        taken.reset();
        left.reset();
        failed.reset();
    }

    Counts counts() {
        var steps = (double) taken.sum() + left.sum() + failed.sum();
        return new Counts(appends.sum() / (double) calls.sum(), taken.sum() / steps, failed.sum());
    }
}

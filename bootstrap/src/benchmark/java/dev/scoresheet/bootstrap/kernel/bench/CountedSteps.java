package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.application.kernel.log.append.AppendMeter;
import java.util.concurrent.atomic.LongAdder;

/// What the appender of a run says, since the last [#reset].
final class CountedSteps implements AppendMeter {

    private final LongAdder calls = new LongAdder();
    private final LongAdder appends = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /// @param group appends in one call, on average
    /// @param taken of all steps that could have been taken with an append; no number when there were none
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

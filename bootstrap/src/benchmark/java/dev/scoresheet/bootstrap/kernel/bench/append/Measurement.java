package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import java.util.List;

/// One run of one variant with a number of callers.
///
/// @param round number of the round; the runs of a round are compared with each other
/// @param usage use of the processors during the run, by process
record Measurement(
        int round, Variant variant, int callers, Load.Result result, CpuMeter.Usage usage, List<String> problems) {

    /// Maximum use by other processes, in cores, for a run to count as quiet.
    private static final double QUIET = 0.35;

    boolean isQuiet() {
        return usage.foreign().orElse(0) <= QUIET;
    }
}

package dev.scoresheet.bootstrap.kernel.bench;

import java.util.List;

/// One run of one variant with so many callers.
///
/// @param usage of the processors meanwhile, by whom
record Measurement(Variant variant, int callers, Load.Result result, CpuMeter.Usage usage, List<String> problems) {

    /// As much of somebody else's work as a run may have beside it and still count.
    private static final double QUIET = 0.35;

    boolean isQuiet() {
        return usage.foreign().orElse(0) <= QUIET;
    }
}

package dev.scoresheet.bootstrap.kernel.bench;

import java.util.List;
import java.util.OptionalDouble;

/// One run of one variant with so many callers.
///
/// @param foreignCores in use by others meanwhile; empty where nobody can tell
record Measurement(
        Variant variant, int callers, Load.Result result, OptionalDouble foreignCores, List<String> problems) {

    /// As much of somebody else's work as a run may have beside it and still count.
    private static final double QUIET = 0.35;

    boolean isQuiet() {
        return foreignCores.isEmpty() || foreignCores.getAsDouble() <= QUIET;
    }
}

package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.step.Parked;

/// Settles a parked entry after the projection was mended.
interface Retry {

    void retry(Parked parked);
}

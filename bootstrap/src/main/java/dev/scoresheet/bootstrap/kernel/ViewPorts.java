package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.log.PositionReader;
import dev.scoresheet.application.kernel.projection.BulkReader;
import dev.scoresheet.application.kernel.projection.Generations;
import dev.scoresheet.application.kernel.projection.Leases;
import dev.scoresheet.application.kernel.projection.Views;
import dev.scoresheet.application.kernel.projection.Visibility;

/// The ports of a store of read models, with the two of its log that only operations on them need.
public record ViewPorts(
        Views views,
        Generations generations,
        Leases leases,
        Visibility visibility,
        BulkReader bulk,
        PositionReader positions) {}

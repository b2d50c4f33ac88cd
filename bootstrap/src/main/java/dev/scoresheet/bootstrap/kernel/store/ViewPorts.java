package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;

/// Ports of a store of read models, and two ports of its log that only operations on them need.
public record ViewPorts(
        Views views,
        Generations generations,
        Leases leases,
        NodeRegistry nodes,
        Visibility visibility,
        BulkReader bulk,
        PositionReader positions) {}

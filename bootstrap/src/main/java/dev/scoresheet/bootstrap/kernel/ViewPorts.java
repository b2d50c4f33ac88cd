package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.operations.FirstLoad;
import dev.scoresheet.application.kernel.projection.Generations;
import dev.scoresheet.application.kernel.projection.Leases;
import dev.scoresheet.application.kernel.projection.Views;
import dev.scoresheet.application.kernel.projection.Visibility;

/// The ports of a store of read models.
///
/// @param firstLoad fills what this release has and no generation of it serves yet
public record ViewPorts(
        Views views, Generations generations, Leases leases, Visibility visibility, FirstLoad firstLoad) {}

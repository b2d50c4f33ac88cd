package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// Error when a migration gave a view a shape that this release was not compiled for. The release still reads its own
/// generations, but creates no new ones.
public final class ShapeChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ShapeChanged(ViewIdentity view, String difference) {
        super("the shape of " + view + " is that of another release: " + difference);
    }
}

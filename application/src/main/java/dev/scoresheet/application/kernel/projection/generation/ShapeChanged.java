package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// The shape of a view was migrated to something that this release was not compiled for: it goes on
/// reading its own generations, but makes no new ones.
public final class ShapeChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ShapeChanged(ViewIdentity view, String difference) {
        super("the shape of " + view + " is that of another release: " + difference);
    }
}

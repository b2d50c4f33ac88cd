package dev.scoresheet.bootstrap.kernel;

import java.util.Optional;

/// Which release this is.
final class Release {

    private Release() {}

    /// From the jar that this class came in; classes of an IDE are of no release.
    static String version() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

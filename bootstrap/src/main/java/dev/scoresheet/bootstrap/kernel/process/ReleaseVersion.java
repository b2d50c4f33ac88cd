package dev.scoresheet.bootstrap.kernel.process;

import java.util.Optional;

/// Which release this is.
public final class ReleaseVersion {

    private ReleaseVersion() {}

    /// From the jar that this class came in; classes of an IDE are of no release.
    public static String version() {
        return Optional.ofNullable(ReleaseVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

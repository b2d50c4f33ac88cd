package dev.scoresheet.bootstrap.kernel.process;

import java.util.Optional;

/// Version of this release.
public final class ReleaseVersion {

    private ReleaseVersion() {}

    /// Reads the version from the jar of this class. Classes of an IDE have no release and give `development`.
    public static String version() {
        return Optional.ofNullable(ReleaseVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

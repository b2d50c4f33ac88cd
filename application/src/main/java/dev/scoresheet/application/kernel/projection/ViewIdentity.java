package dev.scoresheet.application.kernel.projection;

/// Identity of a view: besides the log, everything that determines its rows. Releases with the same identity share
/// its rows. Another identity of the same view has its own rows.
///
/// @param parameters a digest of the other inputs of the rows; empty if there are none
public record ViewIdentity(String view, int version, String parameters) {

    public ViewIdentity {
        if (!view.matches("[a-z]+(-[a-z]+)*") || version < 1) {
            throw new IllegalArgumentException(
                    "a view has a name of lower case words and a version from 1, not '" + view + "' " + version);
        }
    }

    @Override
    public String toString() {
        return view + " v" + version + (parameters.isEmpty() ? "" : " (" + parameters + ")");
    }
}

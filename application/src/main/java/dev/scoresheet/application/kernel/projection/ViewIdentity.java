package dev.scoresheet.application.kernel.projection;

/// What the rows of a view are a function of, besides the log. Releases that share an identity share
/// its rows; another identity of the same view is filled beside it.
///
/// @param parameters a digest of what else the rows depend on; empty where nothing is
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

package dev.scoresheet.application.kernel.node;

import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// Thing of a kind that nodes follow under leases: a view or a process, in one version.
///
/// @param parameters a digest of further inputs; empty if there are none
public record Followable(Kind kind, String name, int version, String parameters) {

    /// Kind of followable things. The leases of each kind are shared out separately.
    public enum Kind {
        VIEW,
        PROCESS
    }

    public static Followable view(ViewIdentity identity) {
        return new Followable(Kind.VIEW, identity.view(), identity.version(), identity.parameters());
    }

    public static Followable process(String name, int version) {
        return new Followable(Kind.PROCESS, name, version, "");
    }
}

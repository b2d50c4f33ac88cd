package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Subject whose settings have values.
///
/// @param <E> the union of all events of the system
/// @param topology the system as a value: the categories that each application owns, the applications that it follows,
///     and the read models
/// @param inForce settings in force, by key: all that identities of views depend on. The values mean the same in every
///     working folder
/// @param api source of the API of a server on these stores
public record ConfiguredSubject<E>(
        Topology<E> topology, Map<String, String> inForce, Function<Stores<E>, SubjectApi> api) {

    public ConfiguredSubject {
        inForce = Map.copyOf(inForce);
    }

    /// Returns the same subject, without the view `trace` unless the setting asks for it.
    public ConfiguredSubject<E> tracing(boolean on) {
        return on ? this : new ConfiguredSubject<>(topology.untraced(), inForce, api);
    }

    /// Returns the projections of the views of this release, in the order of the topology.
    public List<Projection<E, ?, ?, ?>> projections() {
        return topology.projections();
    }

    /// Returns the identities of these views.
    public List<ViewIdentity> identities() {
        return projections().stream().<ViewIdentity>map(Projection::identity).toList();
    }
}

package dev.scoresheet.application.kernel;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.trace.TraceProjection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The system as a value: its applications (bounded contexts) in order. Every way to run the system uses this
/// value.
///
/// The constructor checks that names are unique, that each category has one owner, and that each view has
/// one. It checks that a process commands only aggregates of its own application, and that only the process
/// follows its own category. The view `trace` is the exception: it belongs to the kernel and follows all categories.
///
/// @param tracing view of what follows from what; empty if the system has none
/// @param <E> union of all events of the system
public record Topology<E>(List<BoundedContext<E>> applications, Optional<TraceProjection<E>> tracing) {

    /// Bounded context: owns the categories of its aggregates, can follow those of others, has read models,
    /// and reacts by processes.
    public record BoundedContext<E>(
            String name,
            List<Aggregate<?, ?, ? extends E, ?>> owns,
            Set<String> follows,
            List<Projection<E, ?, ?, ?>> projections,
            List<DeclaredProcess<E, ?, ?>> processes) {
        public BoundedContext {
            owns = List.copyOf(owns);
            follows = Set.copyOf(follows);
            projections = List.copyOf(projections);
            processes = List.copyOf(processes);
        }

        /// Makes a context without processes.
        public BoundedContext(
                String name,
                List<Aggregate<?, ?, ? extends E, ?>> owns,
                Set<String> follows,
                List<Projection<E, ?, ?, ?>> projections) {
            this(name, owns, follows, projections, List.of());
        }
    }

    /// Makes a system without the view `trace`.
    public Topology(List<BoundedContext<E>> applications) {
        this(applications, Optional.empty());
    }

    public Topology {
        applications = List.copyOf(applications);
        var names = new HashSet<String>();
        var owners = new HashMap<String, String>();
        for (var application : applications) {
            if (!names.add(application.name())) {
                throw new IllegalArgumentException("two applications have the name " + application.name());
            }
            for (var aggregate : application.owns()) {
                var other = owners.putIfAbsent(aggregate.category(), application.name());
                if (other != null) {
                    throw new IllegalArgumentException("category " + aggregate.category() + " is owned by " + other
                            + " and by " + application.name());
                }
            }
        }
        var processes = new HashMap<String, String>();
        for (var application : applications) {
            for (var process : application.processes()) {
                var other = owners.containsKey(process.name())
                        ? owners.get(process.name())
                        : processes.putIfAbsent(process.name(), application.name());
                if (other != null) {
                    throw new IllegalArgumentException("category " + process.name() + " is owned by " + other
                            + " and by process " + process.name() + " of " + application.name());
                }
            }
        }
        var views = new HashSet<String>();
        tracing.ifPresent(view -> views.add(view.name()));
        for (var application : applications) {
            for (var projection : application.projections()) {
                if (!views.add(projection.name())) {
                    throw new IllegalArgumentException("two projections have the name " + projection.name());
                }
            }
            for (var followed : application.follows()) {
                if (!owners.containsKey(followed)) {
                    throw new IllegalArgumentException(
                            application.name() + " follows " + followed + ", which no application owns");
                }
            }
            for (var process : application.processes()) {
                check(process, application, owners.keySet());
            }
        }
    }

    /// Returns the same system with the view `trace`.
    ///
    /// @param leavesOut categories whose events the view leaves out, such as those of an import. No other
    ///     category has their events
    public Topology<E> traced(Set<String> leavesOut) {
        var families = new HashSet<Class<? extends E>>();
        leavesOut.forEach(category -> families.add(familyOf(category)));
        return new Topology<>(applications, Optional.of(new TraceProjection<>(leavesOut, families)));
    }

    /// Returns the same system without the view `trace`.
    public Topology<E> untraced() {
        return new Topology<>(applications);
    }

    private Class<? extends E> familyOf(String category) {
        var family = aggregates()
                .filter(aggregate -> aggregate.category().equals(category))
                .<Class<? extends E>>map(Aggregate::family)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the view trace leaves out " + category + ", which no application owns"));
        if (aggregates().filter(aggregate -> aggregate.family().equals(family)).count() > 1) {
            throw new IllegalArgumentException(
                    "the view trace cannot leave out " + category + ": another category has the same events");
        }
        return family;
    }

    private Stream<Aggregate<?, ?, ? extends E, ?>> aggregates() {
        return applications.stream().flatMap(application -> application.owns().stream());
    }

    /// Returns the projections of all views: those of the applications in their order, then that of the kernel.
    public List<Projection<E, ?, ?, ?>> projections() {
        var ofApplications = applications.stream()
                .<Projection<E, ?, ?, ?>>flatMap(application -> application.projections().stream());
        return Stream.concat(ofApplications, tracing.stream()).toList();
    }

    private static <E> void check(
            DeclaredProcess<E, ?, ?> process, BoundedContext<E> application, Set<String> categories) {
        for (var followed : process.follows()) {
            if (!categories.contains(followed)) {
                throw new IllegalArgumentException("process " + process.name() + " follows " + followed
                        + ", which no application owns; it follows its own category without saying so");
            }
        }
        for (var target : process.targets()) {
            var category = target.category();
            if (application.owns().stream().noneMatch(owned -> owned.category().equals(category))) {
                throw new IllegalArgumentException("process " + process.name() + " commands " + category
                        + ", which its application " + application.name() + " does not own");
            }
        }
    }
}

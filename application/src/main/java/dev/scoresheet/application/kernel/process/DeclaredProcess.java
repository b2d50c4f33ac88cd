package dev.scoresheet.application.kernel.process;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Process manager with its place in the system.
///
/// @param manager functions of the process; an error of their code is an exception, which parks an instance
/// @param follows categories whose events it receives, besides its own category
/// @param ownEvents family of the events of its own category; empty if it records no refusals
/// @param targets receivers of its commands; a command goes to the first one that takes its class
/// @param states codec of the state of its instances
/// @param <E> union of the events
public record DeclaredProcess<E, S, C>(
        ProcessManager<E, S, C> manager,
        Set<String> follows,
        Optional<Class<? extends E>> ownEvents,
        List<Target<? extends C, E>> targets,
        StateCodec<S> states) {

    public DeclaredProcess {
        manager = SafeManager.of(manager);
        follows = Set.copyOf(follows);
        targets = List.copyOf(targets);
        new StreamId(manager.name(), "any"); // the name is a category
        if (follows.isEmpty()) {
            throw new IllegalArgumentException("process " + manager.name() + " follows no category");
        }
        if (follows.contains(manager.name())) {
            throw new IllegalArgumentException("process " + manager.name() + " follows its own category already");
        }
        if (manager.predecessor().filter(manager.name()::equals).isPresent()) {
            throw new IllegalArgumentException("process " + manager.name() + " replaces itself");
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("process " + manager.name() + " has no target");
        }
    }

    public String name() {
        return manager.name();
    }

    /// Returns the categories whose events it reads.
    public Set<String> reads() {
        var all = new HashSet<>(follows);
        all.addAll(own());
        return Set.copyOf(all);
    }

    /// Returns the categories of refusals that it follows: its own, and that of the process that it replaces. The
    /// predecessor may have recorded a refusal after its last event.
    public Set<String> own() {
        var own = new HashSet<String>();
        own.add(name());
        manager.predecessor().ifPresent(own::add);
        return Set.copyOf(own);
    }
}

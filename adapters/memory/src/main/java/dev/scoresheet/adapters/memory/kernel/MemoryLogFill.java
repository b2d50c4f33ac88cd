package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.stored.LogRestore;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Restore of a log. It collects all content first, outside the lock, and adds it when it is complete.
final class MemoryLogFill implements LogRestore {

    private final MemoryLogState state;
    private final String incarnation;

    MemoryLogFill(MemoryLogState state, String incarnation) {
        this.state = state;
        this.incarnation = incarnation;
    }

    @Override
    public boolean fill(Content content) {
        if (state.locked(state::head).position() > 0) {
            return false;
        }
        var events = new ArrayList<StoredEvent>();
        var seals = new ArrayList<Seal>();
        var versions = new HashMap<String, Long>();
        for (var piece = content.next(streams -> of(streams, versions));
                piece.isPresent();
                piece = content.next(streams -> of(streams, versions))) {
            for (var event : piece.get().events()) {
                events.add(event);
                versions.put(event.stream(), event.version());
            }
            seals.addAll(piece.get().seals());
        }
        return state.locked(() -> put(events, seals));
    }

    private static Map<String, Long> of(Set<String> streams, Map<String, Long> versions) {
        var known = new HashMap<String, Long>();
        for (var stream : streams) {
            var version = versions.get(stream);
            if (version != null) {
                known.put(stream, version);
            }
        }
        return known;
    }

    private boolean put(List<StoredEvent> events, List<Seal> seals) {
        if (state.head().position() > 0) {
            return false;
        }
        state.reborn(incarnation);
        for (var seal : seals) {
            state.add(events.subList((int) seal.first() - 1, (int) seal.last()), seal);
        }
        return true;
    }
}

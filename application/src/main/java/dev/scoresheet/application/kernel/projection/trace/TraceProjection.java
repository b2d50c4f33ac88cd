package dev.scoresheet.application.kernel.projection.trace;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Projection of the view `trace`. It has one to three rows for each event. An index on the log would find the same
/// events, but then each append would wait for it.
///
/// @param leavesOut categories whose events it leaves out
/// @param ignores families of the events of these categories
/// @param <E> union of all events of the system
public record TraceProjection<E>(Set<String> leavesOut, Set<Class<? extends E>> ignores)
        implements Projection<E, TraceKey, TraceRow, TraceRow> {

    public TraceProjection {
        leavesOut = Set.copyOf(leavesOut);
        ignores = Set.copyOf(ignores);
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String parameters() {
        return String.join(",", new TreeSet<>(leavesOut));
    }

    @Override
    public List<Change<TraceKey, TraceRow>> changes(RecordedEvent<E> recorded) {
        var metadata = recorded.metadata();
        var position = recorded.position();
        var changes = new ArrayList<Change<TraceKey, TraceRow>>();
        changes.add(row(TraceKind.CORRELATION, metadata.correlation(), position));
        metadata.trace().ifPresent(trace -> changes.add(row(TraceKind.TRACE_ID, trace, position)));
        metadata.causation().ifPresent(cause -> changes.add(row(TraceKind.CAUSE, cause.toString(), position)));
        return changes;
    }

    private static Change<TraceKey, TraceRow> row(TraceKind kind, String value, long position) {
        return new Change<>(new TraceKey(kind, value, position), new TraceRow());
    }

    @Override
    public TraceRow initial(TraceKey key) {
        return new TraceRow();
    }

    @Override
    public TraceRow evolve(TraceRow row, TraceRow change) {
        return change;
    }

    /// Returns the key as `kind/value/position`. A value can contain slashes; kind and position contain none.
    @Override
    public String text(TraceKey key) {
        return key.kind().word() + "/" + key.value() + "/" + key.position();
    }
}

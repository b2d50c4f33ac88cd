package dev.scoresheet.adapters.memory.kernel.trace;

import static java.util.Comparator.comparingLong;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceProjection;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import java.util.List;
import java.util.Set;

/// Queries of the view `trace` over all its rows.
public record MemoryTrace(MemoryViews views, TraceProjection<?> projection) implements TraceQueries {

    @Override
    public ViewAnswer<List<TraceKey>> find(TraceKind kind, Set<String> values, int limit) {
        return views.read(
                projection,
                rows -> rows.keySet().stream()
                        .filter(key -> key.kind() == kind && values.contains(key.value()))
                        .sorted(comparingLong(TraceKey::position).thenComparing(TraceKey::value))
                        .limit(limit)
                        .toList());
    }
}

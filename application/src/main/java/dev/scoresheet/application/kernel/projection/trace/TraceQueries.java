package dev.scoresheet.application.kernel.projection.trace;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import java.util.List;
import java.util.Set;

/// Port to the rows of the view `trace`. Thread-safe; calls block.
@FunctionalInterface
public interface TraceQueries {

    /// Returns the rows of these values, in order of position, and at most `limit` of them.
    ///
    /// @throws ViewNotReady when no generation serves
    ViewAnswer<List<TraceKey>> find(TraceKind kind, Set<String> values, int limit);
}

package dev.scoresheet.application.kernel.operations.trace;

import java.util.List;

/// Trees of events that follow from each other.
///
/// @param roots events whose parent is unknown, or not part of the answer, in order of position
/// @param position position through which the view `trace` shows the log
/// @param head position of the head of the log; later than `position` if the view lags behind or is not kept any more
/// @param parked number of parked entries of the view; events can be missing for each
/// @param cut true if the answer leaves out events because of its limits
public record EventForest(List<TracedEvent> roots, long position, long head, int parked, boolean cut) {

    public EventForest {
        roots = List.copyOf(roots);
    }
}

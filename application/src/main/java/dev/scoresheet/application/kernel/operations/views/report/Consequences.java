package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// Effects of one event.
///
/// @param touches rows that the event changes
/// @param causes events that name it as their cause
public record Consequences(EventReference event, List<Touches> touches, List<EventReference> causes) {

    /// @param keys keys as text; empty when the view follows the event but no row changes
    /// @param trouble reason why the projection cannot answer
    public record Touches(String view, int version, List<String> keys, String trouble) {}
}

package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// What follows from one event.
///
/// @param touches the rows that it changes
/// @param causes the events that name it as their cause
public record Consequences(EventReference event, List<Touches> touches, List<EventReference> causes) {

    /// @param keys as text; none when the view follows the event but no row changes
    /// @param trouble why the projection could not say
    public record Touches(String view, int version, List<String> keys, String trouble) {}
}

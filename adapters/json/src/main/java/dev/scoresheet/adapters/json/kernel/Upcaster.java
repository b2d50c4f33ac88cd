package dev.scoresheet.adapters.json.kernel;

import tools.jackson.databind.node.ObjectNode;

/// One step from a shape that is no longer written to the next: JSON to JSON, pure. Never edited once released, because
/// the log keeps every old event as it was.
///
/// What it throws makes the event [malformed][dev.scoresheet.application.kernel.log.Undecodable.Reason#MALFORMED].
@FunctionalInterface
public interface Upcaster {

    /// @param event a copy; it may be changed and returned
    ObjectNode upcast(ObjectNode event);
}

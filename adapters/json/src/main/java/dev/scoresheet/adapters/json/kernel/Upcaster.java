package dev.scoresheet.adapters.json.kernel;

import tools.jackson.databind.node.ObjectNode;

/// Step from a shape that is no longer written to the next: JSON to JSON, pure. A released upcaster is never edited,
/// because the log keeps every old event as it was.
///
/// An exception makes the event [malformed][dev.scoresheet.application.kernel.log.Undecodable.Reason#MALFORMED].
@FunctionalInterface
public interface Upcaster {

    /// @param event copy of the event; it may be changed and returned
    ObjectNode upcast(ObjectNode event);
}

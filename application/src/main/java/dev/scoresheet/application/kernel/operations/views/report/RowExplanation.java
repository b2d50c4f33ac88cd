package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// Explanation of a row by its events.
///
/// @param row stored row as text; empty when there is no such row
/// @param folded row that a fold of the log through the same position makes
/// @param parked reason why the key is parked, if it is
/// @param events number of events behind the row
/// @param last last of these events
public record RowExplanation(
        String view,
        int version,
        String parameters,
        long generation,
        long position,
        String key,
        Optional<String> row,
        Optional<String> folded,
        Optional<String> parked,
        long events,
        List<EventReference> last) {}

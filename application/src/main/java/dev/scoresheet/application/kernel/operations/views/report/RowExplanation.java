package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// Where a row comes from.
///
/// @param row as it is kept, as text; none when there is no such row
/// @param folded what the log makes of it through the same position
/// @param parked why the key is parked, if it is
/// @param events how many events there are behind it
/// @param last the last of them
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

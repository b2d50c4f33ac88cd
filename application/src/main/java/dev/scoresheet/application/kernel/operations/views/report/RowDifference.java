package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// Row that differs from its expected value.
///
/// @param is row as text; empty when there is no row
/// @param expected expected row as text
/// @param events number of events behind the row
/// @param last last of these events
public record RowDifference(
        String key, Optional<String> is, Optional<String> expected, long events, List<EventReference> last) {

    /// Number of differing rows that a report shows.
    public static final int SHOWN_AT_MOST = 5;
}

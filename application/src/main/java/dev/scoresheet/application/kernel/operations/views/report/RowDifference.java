package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// A row that is not what it should be.
///
/// @param is the row as text; none where there is no row
/// @param expected what it is compared with
/// @param events how many events there are behind the row
/// @param last the last of them
public record RowDifference(
        String key, Optional<String> is, Optional<String> expected, long events, List<EventReference> last) {}

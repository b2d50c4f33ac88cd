package dev.scoresheet.application.kernel.projection.generation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Error when a store cannot drop the tables of some retired generations. It has dropped all others that were due, and
/// tries these again in the next clean-up.
public final class NotDropped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param dropped numbers of the generations that were dropped
    /// @param reasons for each generation that was not, the reason in words that quote no data
    public NotDropped(List<Long> dropped, Map<Long, String> reasons) {
        super("%s; dropped are %s: remove what prevents it and run `clean-up` again"
                .formatted(
                        reasons.entrySet().stream()
                                .map(failed -> "the table of the retired generation %d cannot be dropped: %s"
                                        .formatted(failed.getKey(), failed.getValue()))
                                .collect(Collectors.joining("; ")),
                        dropped));
    }
}

package dev.scoresheet.application.kernel.operations.views.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a clean-up is to do, of whatever release: it retires first, and then drops what was retired.
///
/// @param removedView retires all generations of a view that was removed
/// @param unfollowed retires what no live node has followed for so long; none leaves that to the servers
/// @param waited drops what was retired so long ago
public record CleanUp(Optional<String> removedView, Optional<Duration> unfollowed, Duration waited) {

    /// Numbers of generations.
    public record Done(List<Long> dropped, List<Long> retired) {}
}

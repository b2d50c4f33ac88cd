package dev.scoresheet.application.kernel.operations.views.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Request of a clean-up, for generations of any release. The clean-up retires generations first, and then drops
/// retired ones.
///
/// @param removedView name of a removed view; all its generations are retired
/// @param unfollowed time without a live follower after which a generation is retired; empty leaves that to the servers
/// @param waited time since retirement after which a generation is dropped
public record CleanUp(Optional<String> removedView, Optional<Duration> unfollowed, Duration waited) {

    /// Numbers of the dropped and of the retired generations.
    public record Done(List<Long> dropped, List<Long> retired) {}
}

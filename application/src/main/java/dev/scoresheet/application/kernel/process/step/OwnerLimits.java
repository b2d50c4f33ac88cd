package dev.scoresheet.application.kernel.process.step;

import java.time.Duration;

/// Limits of the owner of a partition.
///
/// @param page positions of a page
/// @param lease length of the lease; a step starts no reaction after a third of it
/// @param grace time after a deadline before it fires
/// @param deadlines deadlines that fire in one step
/// @param waiting waiting instances above which no new page is read
/// @param parked parked instances above which the partition stops, if they are more than 1 % of all
/// @param firstRetry pause before a waiting instance is tried again; it doubles each time
/// @param longestRetry longest pause
public record OwnerLimits(
        int page,
        Duration lease,
        Duration grace,
        int deadlines,
        int waiting,
        int parked,
        Duration firstRetry,
        Duration longestRetry) {

    /// Returns the limits of the kernel for a lease.
    public static OwnerLimits of(Duration lease, Duration grace) {
        return new OwnerLimits(200, lease, grace, 100, 1_000, 1_000, Duration.ofMillis(100), Duration.ofSeconds(30));
    }
}

package dev.scoresheet.adapters.runner.kernel;

import java.time.Duration;

/// How a node runs its consumers.
///
/// @param node its name, unlike that of any other node or earlier process
/// @param lease how long a generation stays owned without a sign of life; a third of it passes between
///     signs
/// @param poll how often a paused or held consumer looks whether it may go on
/// @param look how often new generations are looked for
/// @param dropAfter how long a retired generation waits before it is dropped, since a query may still
///     read it
/// @param unfollowedAfter how long no live node has followed the identity of a generation before it is
///     retired
/// @param drain how long an end waits for batches under way
public record RunnerOptions(
        String node,
        Duration lease,
        Duration poll,
        Duration look,
        Duration dropAfter,
        Duration unfollowedAfter,
        Duration drain) {

    public static final Duration UNFOLLOWED_AFTER = Duration.ofDays(7);

    public RunnerOptions {
        if (lease.compareTo(Duration.ofMillis(10)) < 0 || !poll.isPositive() || !look.isPositive()) {
            throw new IllegalArgumentException("a lease lasts 10 ms at least, and looks are apart");
        }
    }

    public static RunnerOptions of(String node, Duration lease, Duration poll) {
        return new RunnerOptions(
                node, lease, poll, Duration.ofSeconds(1), Duration.ofHours(1), UNFOLLOWED_AFTER, Duration.ofSeconds(5));
    }

    public RunnerOptions retiringUnfollowedAfter(Duration time) {
        return new RunnerOptions(node, lease, poll, look, dropAfter, time, drain);
    }

    Duration renewal() {
        return lease.dividedBy(3);
    }

    /// How long what a node says of itself counts: a look may be late by one.
    Duration remembered() {
        return lease.plus(look.multipliedBy(2));
    }

    /// Between two looks at what is to be retired and dropped.
    Duration sweep() {
        return dropAfter.dividedBy(60);
    }

    /// From then on, by its own clock, an owner takes no further step before it has renewed its lease:
    /// another may take over at the full length, and clocks need not go equally fast.
    Duration selfTrustLimit() {
        return lease.multipliedBy(7).dividedBy(10);
    }
}

package dev.scoresheet.adapters.runner.kernel;

import java.time.Duration;

/// Options of a node for its consumers.
///
/// @param node name of the node, different from that of any other node or earlier process
/// @param lease time that a generation stays owned without a renewal; the owner renews after a third of it
/// @param poll time between two checks of a paused or held consumer
/// @param planInterval time between two plans, which find new generations; each plan is a heartbeat of the node
/// @param dropAfter time until a retired generation is dropped, because a query may still read it
/// @param unfollowedAfter time without a live node that follows a generation's identity, until it is retired
/// @param drain time that an end waits for running batches
public record RunnerOptions(
        String node,
        Duration lease,
        Duration poll,
        Duration planInterval,
        Duration dropAfter,
        Duration unfollowedAfter,
        Duration drain) {

    public static final Duration UNFOLLOWED_AFTER = Duration.ofDays(7);

    private static final Duration LONGEST_PLAN = Duration.ofSeconds(1);

    public RunnerOptions {
        if (lease.compareTo(Duration.ofMillis(10)) < 0 || !poll.isPositive() || !planInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "a lease lasts at least 10 ms, and polls and plans have time between them");
        }
    }

    public static RunnerOptions of(String node, Duration lease, Duration poll) {
        var renewal = lease.dividedBy(3);
        var plan = renewal.compareTo(LONGEST_PLAN) < 0 ? renewal : LONGEST_PLAN;
        return new RunnerOptions(node, lease, poll, plan, Duration.ofHours(1), UNFOLLOWED_AFTER, Duration.ofSeconds(5));
    }

    public RunnerOptions retiringUnfollowedAfter(Duration time) {
        return new RunnerOptions(node, lease, poll, planInterval, dropAfter, time, drain);
    }

    Duration renewal() {
        return lease.dividedBy(3);
    }

    /// Returns how long a node's report counts as current. A plan may be late by one period.
    Duration remembered() {
        return lease.plus(planInterval.multipliedBy(2));
    }

    /// Returns how long a lease is free until any able node takes it, even beyond its share: two heartbeats.
    Duration patience() {
        return planInterval.multipliedBy(2);
    }

    /// Returns the time between two looks of a consumer at the placement of its lease.
    Duration look() {
        return planInterval.dividedBy(4);
    }

    /// Returns the limit of one reaction of a process, below a third of the lease: a step starts no reaction after
    /// another third.
    Duration longestSend() {
        return lease.multipliedBy(3).dividedBy(10);
    }

    /// Returns the time between two sweeps.
    Duration sweep() {
        return dropAfter.dividedBy(60);
    }

    /// Returns the age of a lease, by the owner's clock, after which the owner takes no step before a renewal. Another
    /// node may take over at the full length, and clocks may run at different speeds.
    Duration selfTrustLimit() {
        return lease.multipliedBy(7).dividedBy(10);
    }
}

package dev.scoresheet.bootstrap.kernel.campaign;

import java.time.Duration;

/// Length of the campaign: short in the suite; the operator sets it with the launcher's `campaign`.
///
/// @param takeover longest time from the owner's last sign of life until a node has taken over. It is two
///     seconds more than a lease, and in the suite a little more for busy machines
record Campaign(int kills, int pauses, Duration takeover) {

    static final Duration LEASE = Duration.ofSeconds(2);

    static Campaign configured() {
        var seconds = Integer.getInteger("campaign.takeover", 8);
        return new Campaign(
                Integer.getInteger("campaign.kills", 3),
                Integer.getInteger("campaign.pauses", 2),
                Duration.ofSeconds(seconds));
    }
}

package dev.scoresheet.bootstrap.kernel.campaign;

import java.time.Duration;

/// How long the campaign is: short in the suite, as long as asked for by the launcher's `campaign`.
///
/// @param takeover a node has taken over this long after the owner's last sign of life, at the latest: two seconds more
///     than a lease, and in the suite a little patience with busy machines
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

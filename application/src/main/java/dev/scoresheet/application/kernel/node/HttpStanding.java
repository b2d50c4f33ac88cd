package dev.scoresheet.application.kernel.node;

import java.time.Duration;
import java.time.Instant;

/// Standing of the HTTP nodes of a system.
///
/// @param silence time since the last heartbeat of any HTTP node; zero if none was ever registered
/// @param lastDowntime end of the last recorded downtime, or a little later; the epoch if there is none
public record HttpStanding(Duration silence, Instant lastDowntime) {

    /// Standing before the first node.
    public static final HttpStanding NEW = new HttpStanding(Duration.ZERO, Instant.EPOCH);
}

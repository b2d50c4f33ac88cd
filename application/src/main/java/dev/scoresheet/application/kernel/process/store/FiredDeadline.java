package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.time.Instant;

/// Last deadline of an instance that fired. It fires once for each pair of instant and `since`.
public record FiredDeadline(Instant at, EventRef since) {}

package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;

/// Event that every fold of an instance leaves out.
public record GivenUpEvent(String instance, EventRef event) {}

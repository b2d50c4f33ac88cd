package dev.scoresheet.application.kernel.system;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.time.StoreClock;

/// Access of a client to a system.
///
/// @param clock clock of the store, which gives each command its instant
public record ClientAccess<E>(EventStore<E> store, StoreClock clock) {}

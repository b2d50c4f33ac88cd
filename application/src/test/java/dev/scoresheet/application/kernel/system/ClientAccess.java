package dev.scoresheet.application.kernel.system;

import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.time.StoreClock;
import java.util.Optional;

/// Access of the clients to a system.
///
/// @param handlers handlers of the store that the clients use
/// @param clock clock of the store, which gives each command its instant
public record ClientAccess<E>(CommandHandlers<E> handlers, StoreClock clock) {

    private static final int STATES = 10_000;

    /// Makes an access over a store, with warm states of its own.
    public static <E> ClientAccess<E> over(EventStore<E> store, StoreClock clock) {
        return new ClientAccess<>(new CommandHandlers<>(store, new WarmStates(STATES), Optional.empty()), clock);
    }

    public EventStore<E> store() {
        return handlers.store();
    }
}

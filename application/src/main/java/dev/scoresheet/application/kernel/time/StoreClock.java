package dev.scoresheet.application.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Clock of the store, which all nodes of a system share. The instants of commands come from it, because the clocks of
/// two machines differ. A store in memory has the clock of its process.
@FunctionalInterface
public interface StoreClock extends InstantSource {

    /// Returns the instant of a command.
    ///
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when this node does not know the time of the
    ///     store; the caller can retry later
    @Override
    Instant instant();

    /// Returns the time of the store as well as this node knows it, for reads. No decision may depend on it.
    default Instant estimate() {
        return instant();
    }

    /// Describes in a sentence why the time of the store is unknown; empty if it is known.
    default Optional<String> trouble() {
        return Optional.empty();
    }
}

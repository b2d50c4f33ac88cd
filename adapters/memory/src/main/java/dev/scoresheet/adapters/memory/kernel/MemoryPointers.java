package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Pointers to the serving and the previous generation of each identity. Used under the lock of [MemoryViewState] only.
final class MemoryPointers {

    private record Pointer(long serving, Optional<Long> previous) {}

    private final Map<ViewIdentity, Pointer> all = new HashMap<>();

    Optional<Long> serving(ViewIdentity identity) {
        return Optional.ofNullable(all.get(identity)).map(Pointer::serving);
    }

    Optional<Long> previous(ViewIdentity identity) {
        return Optional.ofNullable(all.get(identity)).flatMap(Pointer::previous);
    }

    void point(ViewIdentity identity, long to, Optional<Long> former) {
        all.put(identity, new Pointer(to, former));
    }

    /// Removes the pointer: no generation serves this identity any more.
    void forget(ViewIdentity identity) {
        all.remove(identity);
    }

    void forgetPrevious(ViewIdentity identity) {
        all.computeIfPresent(identity, (_, pointer) -> new Pointer(pointer.serving(), Optional.empty()));
    }

    Role role(MemoryGeneration generation) {
        return switch (generation.stage) {
            case LOADING -> Role.LOADING;
            case RETIRED -> Role.RETIRED;
            case LOADED -> {
                var number = Optional.of(generation.number);
                if (serving(generation.identity).equals(number)) {
                    yield Role.SERVING;
                }
                yield previous(generation.identity).equals(number) ? Role.PREVIOUS : Role.CANDIDATE;
            }
        };
    }
}

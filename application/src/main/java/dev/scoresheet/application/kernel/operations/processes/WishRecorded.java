package dev.scoresheet.application.kernel.operations.processes;

import java.util.Optional;

/// Answer that an act is recorded. The owner obeys with its next step.
///
/// @param instance instance that it concerns; empty if it concerns the process
/// @param recorded always true
public record WishRecorded(String name, Optional<String> instance, boolean recorded) {

    static WishRecorded of(String name) {
        return new WishRecorded(name, Optional.empty(), true);
    }

    static WishRecorded of(String name, String instance) {
        return new WishRecorded(name, Optional.of(instance), true);
    }
}

package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;

/// Cause of an entry as text. An operator copies it from the report to give exactly this cause up.
final class CauseText {

    private CauseText() {}

    static String of(Cause cause) {
        return switch (cause) {
            case Cause.Evolve(var event) -> "evolve " + event;
            case Cause.Reacting(var event, var name) -> (name.isEmpty() ? "react " : "reaction " + name + " ") + event;
            case Cause.AtDeadline(var deadline) -> "deadline " + deadline.at() + " since " + deadline.since();
        };
    }
}

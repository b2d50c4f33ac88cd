package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Columns of a cause, in entries and in wishes.
record CauseColumns(
        String cause,
        String event,
        @Nullable String reaction,
        @Nullable Instant deadline) {

    private static final String EVOLVE = "evolve";
    private static final String REACTING = "reacting";
    private static final String DEADLINE = "deadline";

    static CauseColumns of(Cause cause) {
        return switch (cause) {
            case Cause.Evolve(var event) -> new CauseColumns(EVOLVE, event.toString(), null, null);
            case Cause.Reacting(var event, var name) -> new CauseColumns(REACTING, event.toString(), name, null);
            case Cause.AtDeadline(FiredDeadline(var at, var since)) ->
                new CauseColumns(DEADLINE, since.toString(), null, at);
        };
    }

    Cause read() {
        var reference = EventRef.parse(event);
        return switch (cause) {
            case EVOLVE -> new Cause.Evolve(reference);
            case REACTING -> new Cause.Reacting(reference, present(reaction));
            case DEADLINE -> new Cause.AtDeadline(new FiredDeadline(present(deadline), reference));
            default -> throw new IllegalStateException("an entry has the unknown cause '" + cause + "'");
        };
    }

    private <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("the cause '" + cause + "' lacks a column");
        }
        return column;
    }
}

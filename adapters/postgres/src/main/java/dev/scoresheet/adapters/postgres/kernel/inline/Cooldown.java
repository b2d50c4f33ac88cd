package dev.scoresheet.adapters.postgres.kernel.inline;

import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// Cool-down of a view after a failure: until it is over, appends leave the view out. Unlike a back-off, no thread
/// waits for it, because an append waits for no view. Its length doubles each time, up to one minute. For one thread.
final class Cooldown {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Backoff lengths;
    private Optional<Deadline> end = Optional.empty();

    Cooldown(Duration first, TimeSource time) {
        this.time = time;
        this.lengths = Backoff.steady(first, LONGEST);
    }

    boolean isOver() {
        return end.map(Deadline::isOver).orElse(true);
    }

    /// Starts it and returns its length.
    Duration begin() {
        var length = lengths.next();
        end = Optional.of(time.deadline(length));
        return length;
    }

    /// Ends it and resets the length.
    void end() {
        lengths.reset();
        end = Optional.empty();
    }
}

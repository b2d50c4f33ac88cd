package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.StateCodec;
import java.time.Instant;
import java.util.Optional;

/// State of an instance: the count of its events, and the timer that runs.
///
/// @param over true after the event that ends the instance
record Tally(String instance, int count, Optional<Instant> due, boolean over) {

    static final StateCodec<Tally> CODEC = new StateCodec<>() {
        @Override
        public String text(Tally state) {
            return '"' + state.instance() + " " + state.count() + " "
                    + state.due()
                            .map(Instant::toEpochMilli)
                            .map(String::valueOf)
                            .orElse("") + '"';
        }

        @Override
        public Tally state(String text) {
            if (!text.startsWith("\"")) {
                throw new IllegalArgumentException("no text: " + text);
            }
            var parts = text.substring(1, text.length() - 1).split(" ", -1);
            return new Tally(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    parts[2].isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[2]))),
                    false);
        }
    };
}

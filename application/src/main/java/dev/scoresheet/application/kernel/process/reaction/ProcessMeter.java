package dev.scoresheet.application.kernel.process.reaction;

import java.time.Duration;

/// Meter of the work of the processes of a node. Thread-safe.
public interface ProcessMeter {

    ProcessMeter NONE = new ProcessMeter() {
        @Override
        public void sent(String process, SendResult result) {}

        @Override
        public void late(String process, Duration lateness) {}

        @Override
        public void stepped(String process, long positions, Duration time) {}
    };

    /// Counts a reaction that was sent, once for each try.
    void sent(String process, SendResult result);

    /// Measures a reaction to a deadline that was settled.
    ///
    /// @param lateness time from the deadline until the reaction was settled, by the clock of the store
    void late(String process, Duration lateness);

    /// Measures a step that moved the checkpoint of a partition.
    ///
    /// @param positions positions that it covered
    void stepped(String process, long positions, Duration time);
}

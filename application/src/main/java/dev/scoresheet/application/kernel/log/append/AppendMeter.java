package dev.scoresheet.application.kernel.log.append;

/// Counter of the work of a node's appender, for operators. The appender calls it on its own thread, after the work,
/// so implementations must neither block nor throw.
public interface AppendMeter {

    /// Meter that counts nothing.
    AppendMeter NONE = new AppendMeter() {
        @Override
        public void written(int appends) {}

        @Override
        public void inlined(String view, InlineStep step) {}
    };

    /// Counts appends that were sent to the log together and decided there, with any result.
    void written(int appends);

    /// Counts the result of a view's step with an append.
    void inlined(String view, InlineStep step);

    enum InlineStep {
        /// Committed with the append.
        TAKEN,
        /// Not taken: the view was locked, held, paused or at another position, or the step would have parked
        /// something.
        LEFT,
        /// An error occurred; the append was written again without the step.
        FAILED
    }
}

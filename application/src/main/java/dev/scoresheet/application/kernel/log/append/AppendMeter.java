package dev.scoresheet.application.kernel.log.append;

/// Counts what a node's appender does, for operators. It is told on the appender's own thread, after
/// the fact, so it neither blocks nor throws.
public interface AppendMeter {

    /// Counts nothing.
    AppendMeter NONE = new AppendMeter() {
        @Override
        public void written(int appends) {}

        @Override
        public void inlined(String view, InlineStep step) {}
    };

    /// Appends went to the log together and were judged there, whatever the judgement.
    void written(int appends);

    /// What became of a view's step with an append.
    void inlined(String view, InlineStep step);

    enum InlineStep {
        /// Committed with the append.
        TAKEN,
        /// The view was locked, held, paused or elsewhere, or something would have been parked.
        LEFT,
        /// An error; the append was written again without it.
        FAILED
    }
}

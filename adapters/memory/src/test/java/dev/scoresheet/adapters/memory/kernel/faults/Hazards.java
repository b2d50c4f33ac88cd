package dev.scoresheet.adapters.memory.kernel.faults;

/// Hazards for a consumer between two calls of a port.
interface Hazards {

    /// Time passes, others act, or the process dies.
    ///
    /// @throws Crash when it dies
    void strike();

    /// The process is gone, with all that it knew. What it owned it still owns.
    final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

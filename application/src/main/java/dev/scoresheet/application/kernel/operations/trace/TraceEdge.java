package dev.scoresheet.application.kernel.operations.trace;

/// Reason why an event is the child of another one.
enum TraceEdge {
    /// Its metadata names the other event as its cause.
    CAUSATION("causation"),
    /// It has no cause, and the other event is the one before it in its stream.
    STREAM("stream");

    private final String word;

    TraceEdge(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

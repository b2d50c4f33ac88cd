package dev.scoresheet.application.kernel.projection.trace;

import java.util.Arrays;

/// Member of the metadata by which the view `trace` finds events. The words are stored.
public enum TraceKind {
    CORRELATION("correlation"),
    TRACE_ID("trace"),
    /// Event that caused another one, written `stream@version`.
    CAUSE("cause");

    private final String word;

    TraceKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Returns the kind of a stored word.
    ///
    /// @throws IllegalArgumentException for another word
    public static TraceKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of a trace is called '" + word + "'"));
    }
}

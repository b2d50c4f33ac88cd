package dev.scoresheet.application.kernel.process;

/// Codec of the state of a process's instances, as JSON text. Thread-safe; pure.
public interface StateCodec<S> {

    String text(S state);

    /// Decodes a text of the same version of the process.
    ///
    /// @throws IllegalArgumentException when it cannot be decoded; the state is then folded again
    S state(String text);
}

package dev.scoresheet.application.kernel.command;

/// Codec from an aggregate's states to text and back, for snapshots ([StateSnapshots]). Pure; thread-safe.
public interface SnapshotCodec<S> {

    /// Returns the number of the form. The next number is due with each change of the text. It is also due with
    /// each change of the decider, the upcasters or the codec of events after which a stored stream folds to
    /// another state.
    int form();

    String encode(S state);

    /// Decodes a text of this form to the state that was encoded.
    ///
    /// @throws RuntimeException when the text is no state
    S decode(String text);
}

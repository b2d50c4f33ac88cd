package dev.scoresheet.application.kernel.process.reaction;

/// Result of a reaction that was sent.
public sealed interface SendResult {

    /// The reaction needs no further try. The next one follows.
    sealed interface Settled extends SendResult {}

    /// The reaction was done now, or its key was known before.
    record Done() implements Settled {}

    /// The refusal of the reaction was recorded.
    record Refused() implements Settled {}

    /// Nothing shows that the reaction took effect. It is sent again later.
    record Waiting(String reason) implements SendResult {}

    /// An operator must decide.
    record Parking(String reason) implements SendResult {}

    /// This release cannot read the target's stream. Another one can.
    record Unreadable(String reason) implements SendResult {}

    /// Another node owns the partition.
    record Fenced() implements SendResult {}
}

package dev.scoresheet.adapters.memory.kernel.commands;

/// Mistakes that no schedule may show.
enum Mistake {
    /// The events of a command are not what the rules decide on the stream before them.
    DECIDED_ON_WRONG_STATE,
    /// A command was done twice, or a key.
    DONE_TWICE,
    /// A command was accepted without a change on a state older than its request.
    STALE_ACCEPTANCE,
    /// A command was refused on a state older than its request.
    STALE_REFUSAL,
    /// A precondition failed on a state older than its request.
    STALE_CONFLICT,
    /// A command was refused on a state that holds its own events.
    REFUSED_THOUGH_DONE,
    /// A resend did not get the state that the command left.
    WRONG_RESEND,
    /// An answer differs from the fold of the log, or from the rules.
    WRONG_ANSWER
}

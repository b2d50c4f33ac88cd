package dev.scoresheet.domain.kernel;

/// The behaviour of one stream as three pure functions, after Jérémie Chassaing's decider.
///
/// No function reads a clock, draws an id or remembers anything: what it needs arrives in the command. So the same
/// history always folds to the same state, on any machine, in any year.
///
/// @param <C> what may be asked
/// @param <S> what the stream adds up to; only what decisions need
/// @param <E> what may happen
/// @param <R> what may be refused, with its reason as data
public interface Decider<C, S, E, R> {

    /// The state of a stream without events.
    S initial();

    /// Judges a command against the state. Rules live here and nowhere else.
    Decision<E, R> decide(C command, S state);

    /// Adds one event. Never judges: what is recorded happened, whatever the rules say today. A history that cannot be
    /// (a move before the start) is a damaged log or a defect, and throws [IllegalStateException].
    S evolve(S state, E event);
}

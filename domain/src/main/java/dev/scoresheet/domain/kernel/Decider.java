package dev.scoresheet.domain.kernel;

/// Behaviour of one stream as three pure functions, after Jérémie Chassaing's decider.
///
/// No function reads a clock, draws an id or keeps state: the command carries all inputs. So the same history folds to
/// the same state on every machine, at any time.
///
/// @param <C> command type
/// @param <S> state type; holds only what decisions need
/// @param <E> event type
/// @param <R> type of a rejection, with its reason as data
public interface Decider<C, S, E, R> {

    /// Returns the state of a stream without events.
    S initial();

    /// Checks a command against the state. All rules are in this method.
    Decision<E, R> decide(C command, S state);

    /// Adds one event without checking it: a recorded event happened, even if today's rules forbid it. An impossible
    /// history (a move before the start) means a damaged log or a defect; it throws [IllegalStateException].
    S evolve(S state, E event);
}

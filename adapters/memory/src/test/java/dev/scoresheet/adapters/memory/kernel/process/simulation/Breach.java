package dev.scoresheet.adapters.memory.kernel.process.simulation;

/// Promises of processes that a schedule can break.
public enum Breach {
    /// An event has two reactions of one name to one instance.
    REACTED_TWICE,
    /// An event has no reaction, and no record that it was refused or given up.
    REACTION_LOST,
    /// A reaction took effect after an owner obeyed the wish to give it up.
    GIVEN_UP_YET_DONE,
    /// The reactions of an instance of one version are not in the order of their events.
    OUT_OF_ORDER,
    /// A reaction does not follow from the events before it.
    DECIDED_ON_WRONG_STATE,
    /// An event from before the start of the process has a reaction, or its deadline fired.
    REACTED_TO_THE_PAST,
    /// A reaction was written after the commit that passed its event.
    REACTED_LATE,
    /// A deadline fired before its time.
    DEADLINE_EARLY,
    /// A deadline fired twice.
    DEADLINE_TWICE,
    /// A deadline was sent although the log had moved it before its time.
    DEADLINE_ON_OVERTAKEN_STATE,
    /// A deadline passed and never fired.
    DEADLINE_LOST,
    /// The rows differ from a fold of the log.
    ROWS_DIFFER,
    /// An append of an earlier owner was written.
    STALE_APPEND,
    /// A node acts whose version is not the one that acts, or is above the ceiling.
    OTHER_VERSION_ACTS,
    /// Two owners have the same epoch of a partition.
    TWO_OWNERS,
    /// The processes are not done although no fault disturbs them any more.
    NO_PROGRESS
}

package dev.scoresheet.application.kernel.operations;

/// What is wrong with a log, at the first position where anything is.
///
/// @param position of the event; for a seal, of the first event that it covers; for the head, of the head
/// @param detail for people; names numbers and names as stored, never an event's data
public record Damage(long position, Kind kind, String detail) {

    public enum Kind {
        /// An event is missing, or is one too many.
        POSITION,
        /// A stream's versions are not 1, 2, 3 …
        VERSION,
        /// A stream's name is none, or names another category than the column beside it.
        STREAM,
        /// An event's digest does not fit what is stored.
        DIGEST,
        /// An event's moment is not that of its batch, or earlier than the one before.
        RECORDED_AT,
        /// The text fits its digest but no event of this release can be made of it.
        UNDECODABLE,
        /// Seals do not cover every position exactly once.
        SEAL,
        /// A seal is of a format that nobody has defined.
        FORMAT,
        /// A seal's chain does not follow from what came before it.
        CHAIN,
        /// The head row does not fit the last seal.
        HEAD
    }
}

package dev.scoresheet.application.kernel.operations;

/// Damage of a log, at the first damaged position.
///
/// @param position position of the event; for a seal, of the first event that it covers; for the head, of the head
/// @param detail text for people, with numbers and names as stored, never an event's data
public record Damage(long position, Kind kind, String detail) {

    public enum Kind {
        /// An event is missing, or there is one too many.
        POSITION,
        /// A stream's versions are not 1, 2, 3 …
        VERSION,
        /// A stream's name is invalid, or names another category than the category column.
        STREAM,
        /// An event's digest does not match the stored event.
        DIGEST,
        /// An event's moment differs from that of its batch, or is earlier than the previous one.
        RECORDED_AT,
        /// The text matches its digest, but this release cannot decode it as an event.
        UNDECODABLE,
        /// Seals do not cover every position exactly once.
        SEAL,
        /// A seal has an undefined format.
        FORMAT,
        /// A seal's chain does not follow from the preceding chain and its events.
        CHAIN,
        /// The head row does not match the last seal.
        HEAD
    }
}

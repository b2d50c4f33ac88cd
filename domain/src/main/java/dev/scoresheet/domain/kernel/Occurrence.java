package dev.scoresheet.domain.kernel;

/// Event with its place in a stream. A process needs the place because an event does not name its stream: a
/// move does not say of which game it is.
///
/// It has no time of recording. Deciders do not know that time, and a process must count from the same
/// instant as the decider that judges its command.
///
/// @param stream written form of the stream, such as `game-0198c1d2-…`
/// @param version place in the stream: 1, 2, 3 …
public record Occurrence<E>(String stream, long version, E event) {}

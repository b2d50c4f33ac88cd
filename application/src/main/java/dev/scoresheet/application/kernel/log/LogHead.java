package dev.scoresheet.application.kernel.log;

import java.time.Instant;

/// Where the log stands.
///
/// @param incarnation new in an import; positions of another incarnation mean nothing here
/// @param position 0 for an empty log
public record LogHead(String incarnation, long position, Instant recordedAt, Bytes chain) {}

package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;

/// Where the log stands.
///
/// @param incarnation new in an import; positions of another incarnation mean nothing here
/// @param position 0 for an empty log
/// @param recordedAt of the last batch; 1970-01-01T00:00:00Z for an empty log
/// @param chain of the last batch; [LogDigest#BEGINNING] for an empty log
public record LogHead(String incarnation, long position, Instant recordedAt, Bytes chain) {}

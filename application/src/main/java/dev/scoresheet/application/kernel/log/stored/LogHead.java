package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;

/// Head of the log.
///
/// @param incarnation life of the log, new after an import; positions of another incarnation have no meaning here
/// @param position last position, 0 for an empty log
/// @param recordedAt time of the last batch; 1970-01-01T00:00:00Z for an empty log
/// @param chain the chain of the last batch; [LogDigest#BEGINNING] for an empty log
public record LogHead(String incarnation, long position, Instant recordedAt, Bytes chain) {}

package dev.scoresheet.application.kernel.log;

import java.time.Instant;

/// One row of the log exactly as stored, which may be damage: nothing here is checked.
///
/// @param stream the written form, `category-key`
/// @param metadata stored text, byte for byte
/// @param data stored text, byte for byte
public record StoredEvent(
        long position,
        String category,
        String stream,
        long version,
        String type,
        int schemaVersion,
        Instant recordedAt,
        String metadata,
        String data,
        Bytes digest) {}

package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;
import java.util.List;

/// Tamper evidence of the log, format 1. Every store computes the same bytes, and so can plain SQL. Pure;
/// thread-safe.
///
/// * digest of an event = SHA-256 over six fields: stream, version (decimal), type, schema version (decimal),
///   metadata, data. Each is a four-byte big-endian length and that many bytes of UTF-8. Metadata and data are as
///   stored;
/// * chain of a batch = SHA-256 over the previous chain, first and last position and recorded-at (microseconds since
///   1970) as eight-byte big-endian numbers, and the digests in order of position. Before the first batch: 32 zeros;
/// * chain of a line of an export that is no event and no seal = SHA-256 over the previous chain and the UTF-8 of the
///   line. Before the first such line: the chain of the log.
public interface LogDigest {

    Bytes BEGINNING = Bytes.of(new byte[32]);

    Bytes ofEvent(String stream, long version, String type, int schemaVersion, String metadata, String data);

    /// Returns the digest of an event whose texts are in UTF-8, as a store keeps them.
    Bytes ofEvent(byte[] stream, long version, byte[] type, int schemaVersion, byte[] metadata, byte[] data);

    Bytes chain(Bytes previous, long first, long last, Instant recordedAt, List<Bytes> digests);

    /// Returns the chain of a line of an export.
    Bytes line(Bytes previous, String line);
}

package dev.scoresheet.adapters.json.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.LogDigest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Format 1 of the log's tamper evidence, as [LogDigest] describes it.
public final class Sha256LogDigest implements LogDigest {

    @Override
    public Bytes ofEvent(String stream, long version, String type, int schemaVersion, String metadata, String data) {
        var sha = sha256();
        update(sha, stream);
        update(sha, Long.toString(version));
        update(sha, type);
        update(sha, Integer.toString(schemaVersion));
        update(sha, metadata);
        update(sha, data);
        return Bytes.of(sha.digest());
    }

    private static void update(MessageDigest sha, String field) {
        var bytes = field.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha.update(bytes);
    }

    @Override
    public Bytes chain(Bytes previous, long first, long last, Instant recordedAt, List<Bytes> digests) {
        var sha = sha256();
        sha.update(previous.toArray());
        sha.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(first)
                .putLong(last)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))
                .flip());
        for (var digest : digests) {
            sha.update(digest.toArray());
        }
        return Bytes.of(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}

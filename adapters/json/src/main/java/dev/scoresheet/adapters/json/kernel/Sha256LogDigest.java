package dev.scoresheet.adapters.json.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Format 1 of the log's tamper evidence, as [LogDigest] describes it.
public final class Sha256LogDigest implements LogDigest {

    /// Cloned for every use: a new instance from the platform costs more than the hash of an event.
    private static final MessageDigest UNUSED = unused();

    @Override
    public Bytes ofEvent(String stream, long version, String type, int schemaVersion, String metadata, String data) {
        return ofEvent(
                stream.getBytes(UTF_8),
                version,
                type.getBytes(UTF_8),
                schemaVersion,
                metadata.getBytes(UTF_8),
                data.getBytes(UTF_8));
    }

    @Override
    public Bytes ofEvent(byte[] stream, long version, byte[] type, int schemaVersion, byte[] metadata, byte[] data) {
        var fields = new byte[][] {stream, decimal(version), type, decimal(schemaVersion), metadata, data};
        int length = fields.length * Integer.BYTES;
        for (var field : fields) {
            length += field.length;
        }
        var whole = ByteBuffer.allocate(length); // one update of the hash costs as much as many bytes
        for (var field : fields) {
            whole.putInt(field.length).put(field);
        }
        return Bytes.of(sha256().digest(whole.array()));
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

    @Override
    public Bytes line(Bytes previous, String line) {
        var sha = sha256();
        sha.update(previous.toArray());
        return Bytes.of(sha.digest(line.getBytes(UTF_8)));
    }

    private static byte[] decimal(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException refused) {
            throw new IllegalStateException("the SHA-256 of this platform cannot be cloned", refused);
        }
    }

    private static MessageDigest unused() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java platform has no SHA-256", absent);
        }
    }
}

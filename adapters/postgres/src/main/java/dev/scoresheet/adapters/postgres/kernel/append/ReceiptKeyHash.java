package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hash of a receipt's key. Keys are hashed, because clients put names and card numbers into them.
final class ReceiptKeyHash {

    /// Cloned for every use: a new instance from the platform costs more than the hash of a key.
    private static final MessageDigest UNUSED = unused();

    private ReceiptKeyHash() {}

    static Bytes of(ReceiptKey key) {
        try {
            var sha256 = (MessageDigest) UNUSED.clone();
            return Bytes.of(sha256.digest(key.key().getBytes(StandardCharsets.UTF_8)));
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

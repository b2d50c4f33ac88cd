package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hash of a receipt's key. Keys are hashed, because clients put names and card numbers into them.
final class ReceiptKeyHash {

    private ReceiptKeyHash() {}

    static Bytes of(ReceiptKey key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Bytes.of(sha256.digest(key.key().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package dev.scoresheet.adapters.json.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.TextHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 by the Java platform.
public final class Sha256TextHash implements TextHash {

    @Override
    public Bytes of(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java platform has no SHA-256", absent);
        }
    }
}

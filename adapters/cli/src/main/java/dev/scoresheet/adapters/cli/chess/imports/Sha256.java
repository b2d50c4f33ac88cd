package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.application.chess.imports.TextHash;
import dev.scoresheet.application.kernel.log.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hash that identifies a game.
public final class Sha256 implements TextHash {

    @Override
    public Bytes of(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

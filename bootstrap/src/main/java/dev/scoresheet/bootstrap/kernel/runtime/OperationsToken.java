package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.bootstrap.kernel.process.DataFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Credential of the operations listener: the configured token, or one that a server made once in the data folder. Only
/// the owner of the file can read it. Servers that share the folder share the token.
public final class OperationsToken {

    private static final int BYTES = 24;

    private OperationsToken() {}

    public static String of(Configuration configuration) throws IOException {
        if (configuration.operationsToken().isPresent()) {
            return configuration.operationsToken().get();
        }
        var file = file(configuration);
        var token = read(file);
        if (token.isEmpty()) {
            throw new ConfigurationRefused(
                    "the operations token in %s is empty: delete the file, and the next start makes a token"
                            .formatted(file));
        }
        return token;
    }

    private static String read(Path file) throws IOException {
        try {
            if (Files.notExists(file)) { // surely absent; an unreadable file is not replaced
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw DataFile.named(file, failed);
        }
    }

    static Path file(Configuration configuration) {
        return configuration.dataDir().resolve("operations-token");
    }

    /// Writes the token under a temporary name and then links the file. Another server may read it at the same moment.
    private static void make(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var beside = Files.createTempFile(file.getParent(), "token", "", owner);
        try {
            Files.writeString(beside, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException madeByAnother) {
            // the other server's token is as good
        } finally {
            Files.delete(beside);
        }
    }
}

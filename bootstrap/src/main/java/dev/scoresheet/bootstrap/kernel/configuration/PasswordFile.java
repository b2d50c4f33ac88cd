package dev.scoresheet.bootstrap.kernel.configuration;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Password in a file that an operator may change while the process runs. The process reads the file for each
/// connection. While the file is unreadable or empty, for example during a change, the last password stays in use.
final class PasswordFile implements Supplier<String> {

    private static final System.Logger LOG = System.getLogger(PasswordFile.class.getName());

    private final Path file;
    private volatile String last;
    private volatile boolean told;

    private PasswordFile(Path file, String first) {
        this.file = file;
        this.last = first;
    }

    /// @throws IOException when the file cannot be read
    static PasswordFile of(Path file) throws IOException {
        return new PasswordFile(file, Files.readString(file).strip());
    }

    @Override
    public String get() {
        try {
            var now = Files.readString(file).strip();
            if (!now.isEmpty()) {
                last = now;
                told = false;
            }
        } catch (IOException unreadable) {
            if (!told) {
                LOG.log(Level.WARNING, "the password that was read last stays in use: {0}", unreadable);
            }
            told = true;
        }
        return last;
    }
}

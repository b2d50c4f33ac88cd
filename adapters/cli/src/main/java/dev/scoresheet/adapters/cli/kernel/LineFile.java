package dev.scoresheet.adapters.cli.kernel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lines of a file, one at a time. Every line must be UTF-8 and at most 32 MiB long, so that it cannot fill memory.
final class LineFile implements Iterator<String>, AutoCloseable {

    /// Failure to read on. The message names the file and the line.
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// Limit in bytes. It exceeds the longest line of an export: an event of 4 MiB with every character escaped.
    private static final int LONGEST = 32 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private long number;
    private @Nullable String ahead;

    private LineFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static LineFile open(Path file) {
        if (!Files.exists(file) || Files.isDirectory(file)) { // a pipe is allowed
            throw new Broken(file + ": no such file", null);
        }
        try {
            return new LineFile(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (IOException unreadable) {
            throw new Broken(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException(file + " has no more lines");
        }
        var line = Objects.requireNonNull(ahead);
        ahead = null;
        return line;
    }

    private @Nullable String read() {
        number++;
        var line = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (line.size() == LONGEST) {
                    throw new Broken("%s: line %d has more than %d bytes".formatted(file, number, LONGEST), null);
                }
                line.write(next);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Broken("%s: line %d is not UTF-8".formatted(file, number), notText);
        } catch (IOException unreadable) {
            throw new Broken("%s: line %d cannot be read: %s".formatted(file, number, unreadable), unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package dev.scoresheet.adapters.cli.kernel;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Output of UTF-8 lines to one place: a standard stream, or a file that an option names. A failed write throws a
/// [VerbFailed], which ends the command. Its code is [ExitCode#READER_LEFT] for a pipe or socket whose reader closed
/// it, otherwise [ExitCode#OUTPUT_LOST]. Thread-safe.
public final class Output implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final OutputStream raw;
    private final OutputStream to;
    private final Place place;
    private boolean closed;

    private Output(String name, OutputStream raw, Place place) {
        this.name = name;
        this.raw = raw;
        this.to = new BufferedOutputStream(raw, BUFFER);
        this.place = place;
    }

    /// Returns standard output of this process.
    public static Output standard() {
        return standard("standard output", FileDescriptor.out, 1);
    }

    /// Returns standard error of this process.
    public static Output error() {
        return standard("standard error", FileDescriptor.err, 2);
    }

    private static Output standard(String name, FileDescriptor descriptor, int number) {
        return new Output(
                name, new FileOutputStream(descriptor), Place.of(Path.of("/dev/fd", Integer.toString(number))));
    }

    /// Creates an output to a stream that no process reads.
    public static Output to(String name, OutputStream stream) {
        return new Output(name, stream, Place.OTHER);
    }

    /// Creates or empties a file.
    ///
    /// @param what purpose of the file, for messages, as in `the report`
    public static Output file(String what, Path file) {
        var name = what + " " + file;
        try {
            return new Output(name, new FileOutputStream(file.toFile()), Place.of(file));
        } catch (IOException refused) {
            throw failed(name, Place.OTHER, refused);
        }
    }

    /// Writes a line. It may stay in the buffer until [#flush()].
    public synchronized void line(String line) {
        text(line + "\n");
    }

    /// Writes text unchanged. It may stay in the buffer until [#flush()].
    public synchronized void text(String text) {
        run(() -> to.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public synchronized void flush() {
        run(to::flush);
    }

    /// Writes the rest and forces a file to disk: some file systems report a full disk only then.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        run(() -> {
            to.flush();
            if (place == Place.FILE && raw instanceof FileOutputStream file) {
                file.getFD().sync();
            }
            raw.close();
        });
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private void run(Write write) {
        try {
            write.run();
        } catch (IOException failed) {
            closed = true; // reports the failure only once
            throw failed(name, place, failed);
        }
    }

    private static VerbFailed failed(String name, Place place, IOException cause) {
        return place == Place.READ_BY_A_PROCESS
                ? new VerbFailed(ExitCode.READER_LEFT, "the reader of %s closed it".formatted(name), cause)
                : new VerbFailed(
                        ExitCode.OUTPUT_LOST,
                        "%s could not be written and is incomplete: %s".formatted(name, cause.getMessage()),
                        cause);
    }

    /// Kind of the output's place. It comes from the file system, because the message of a failed write depends on the
    /// locale.
    private enum Place {
        FILE,
        READ_BY_A_PROCESS,
        OTHER;

        private static final int TYPE = 0xf000;
        private static final int SOCKET = 0xc000;
        private static final int REGULAR = 0x8000;
        private static final int PIPE = 0x1000;

        static Place of(Path place) {
            try {
                return switch ((int) Files.getAttribute(place, "unix:mode") & TYPE) {
                    case PIPE, SOCKET -> READ_BY_A_PROCESS;
                    case REGULAR -> FILE;
                    default -> OTHER;
                };
            } catch (IOException | UnsupportedOperationException unknown) {
                return OTHER;
            }
        }
    }
}

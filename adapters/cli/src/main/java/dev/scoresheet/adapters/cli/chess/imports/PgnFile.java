package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.domain.chess.pgn.PgnLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;

/// Lines of a file of games. The bytes determine packing and character set. The first two bytes identify gzip. A line
/// that is valid UTF-8 is read as UTF-8, any other as Latin-1, which allows every byte. Lines end with LF, CRLF or CR.
/// Not thread-safe.
public final class PgnFile implements Iterator<String>, AutoCloseable {

    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final Counted counted;
    private final InputStream bytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int ahead;

    public PgnFile(Path file) throws IOException {
        counted = new Counted(Files.newInputStream(file));
        try {
            bytes = new BufferedInputStream(unpacked(new BufferedInputStream(counted, BUFFER)), BUFFER);
            ahead = bytes.read();
        } catch (IOException unreadable) {
            counted.close();
            throw unreadable;
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    /// Returns the number of bytes read of the file on disk, before unpacking.
    long bytesRead() {
        return counted.count;
    }

    @Override
    public boolean hasNext() {
        return ahead != END;
    }

    /// Returns the next line. Throws [UncheckedIOException] if the file is truncated. Cuts a line that is longer than
    /// the limit, but leaves it longer than the limit.
    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further line");
        }
        line.reset();
        try {
            for (; ahead != END && ahead != '\n' && ahead != '\r'; ahead = bytes.read()) {
                if (line.size() <= PgnLimits.USUAL.lineLength() * 4) {
                    line.write(ahead);
                }
            }
            boolean mayBeTwo = ahead == '\r';
            ahead = ahead == END ? END : bytes.read();
            if (mayBeTwo && ahead == '\n') {
                ahead = bytes.read();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return decoded(line.toByteArray());
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(line, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    private static final class Counted extends FilterInputStream {

        private long count = 0;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read == END ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}

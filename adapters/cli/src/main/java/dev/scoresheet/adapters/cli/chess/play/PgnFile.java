package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.pgn.PgnLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;

/// The lines of a file of games, plain or gzip: UTF-8, and Latin-1 for a line that is not. Not thread-safe.
final class PgnFile implements Iterator<String>, AutoCloseable {

    private static final int END = -1;

    private final InputStream bytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int ahead;

    PgnFile(Path file) throws IOException {
        var raw = Files.newInputStream(file);
        bytes = new BufferedInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw, 1 << 16);
        ahead = bytes.read();
    }

    /// All files of games among these files and below these folders, those of a folder in the order of their
    /// names.
    static List<Path> below(List<Path> filesAndFolders) throws IOException {
        var found = new ArrayList<Path>();
        for (var path : filesAndFolders) {
            if (!Files.isDirectory(path)) {
                found.add(path);
                continue;
            }
            try (var inside = Files.walk(path)) {
                inside.filter(PgnFile::isNamedSo).sorted().forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public boolean hasNext() {
        return ahead != END;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further line");
        }
        line.reset();
        try {
            for (; ahead != END && ahead != '\n'; ahead = bytes.read()) {
                if (line.size() <= PgnLimits.USUAL.lineLength() * 2) {
                    line.write(ahead);
                }
            }
            ahead = ahead == END ? END : bytes.read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return decoded(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static boolean isNamedSo(Path file) {
        return file.toString().endsWith(".pgn") || file.toString().endsWith(".pgn.gz");
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
}

package dev.scoresheet.domain.chess.pgn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Files of games in the test data, and their lines: UTF-8, or Latin-1 for a line that is not UTF-8.
public final class PgnLines {

    private PgnLines() {}

    /// All files of games below a folder, in a fixed order.
    public static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".pgn") || file.toString().endsWith(".pgn.gz"))
                    .sorted()
                    .toList();
        }
    }

    public static List<String> of(Path file) throws IOException {
        try (var raw = Files.newInputStream(file);
                var input = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
            var bytes = input.readAllBytes();
            var lines = new ArrayList<String>();
            int start = 0;
            for (int at = 0; at <= bytes.length; at++) {
                if (at == bytes.length || bytes[at] == '\n') {
                    lines.add(decode(bytes, start, at));
                    start = at + 1;
                }
            }
            return lines;
        }
    }

    private static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}

package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.opening.OpeningLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Reader of a table of openings: files `a.tsv` to `e.tsv` of a folder, in the format of lichess-org/chess-openings.
/// The digest covers the bytes of the files, so a changed table makes the read models fill again.
final class OpeningFolder {

    private static final List<String> FILES = List.of("a.tsv", "b.tsv", "c.tsv", "d.tsv", "e.tsv");
    private static final String HEADER = "eco\tname\tpgn";

    private final Map<PositionKey, Opening> names = new HashMap<>();
    private final Map<PositionKey, String> places = new HashMap<>();

    private OpeningFolder() {}

    /// @throws ConfigurationRefused with file and line of the problem
    static OpeningBook read(Path folder) {
        var reading = new OpeningFolder();
        var digest = sha256();
        for (var name : FILES) {
            var file = folder.resolve(name);
            try {
                var bytes = Files.readAllBytes(file);
                digest.update(bytes);
                digest.update((byte) 0);
                reading.file(file, Files.readAllLines(file));
            } catch (IOException unreadable) {
                throw failed("cannot read " + file + ": " + unreadable
                        + "; --openings names a folder with a.tsv to e.tsv of lichess-org/chess-openings");
            }
        }
        return new OpeningBook(HexFormat.of().formatHex(digest.digest(), 0, 16), reading.names);
    }

    private void file(Path file, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw failed(file + " line 1: the header must be eco, name, pgn with tabs between them");
        }
        for (int number = 2; number <= lines.size(); number++) {
            var place = file + " line " + number;
            switch (OpeningLine.read(lines.get(number - 1))) {
                case OpeningLine.Read(var opening, var position) -> {
                    var other = places.putIfAbsent(position.key(), place);
                    if (other != null) {
                        throw failed(place + ": leads to the same position as " + other);
                    }
                    names.put(position.key(), opening);
                }
                case OpeningLine.Wrong(var problem) -> throw failed(place + ": " + problem);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }

    private static ConfigurationRefused failed(String problem) {
        return new ConfigurationRefused("openings: " + problem);
    }
}

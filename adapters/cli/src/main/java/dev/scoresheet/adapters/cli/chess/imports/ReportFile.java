package dev.scoresheet.adapters.cli.chess.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// One line of JSON for each game, in the order of the files.
final class ReportFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BufferedWriter lines;

    ReportFile(Path file) throws IOException {
        lines = Files.newBufferedWriter(file);
    }

    void add(GameReport game) {
        var line = new LinkedHashMap<String, Object>();
        line.put("file", game.file().toString());
        line.put("game", game.game());
        line.put("line", game.line());
        line.put("outcome", game.outcome().name().toLowerCase(Locale.ROOT));
        game.id().ifPresent(id -> line.put("id", id.toString()));
        game.reason().ifPresent(reason -> line.put("reason", reason));
        try {
            lines.write(JSON.writeValueAsString(line));
            lines.newLine();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

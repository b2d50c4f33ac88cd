package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.adapters.cli.kernel.Output;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// Report with one line of JSON for each game, in the order of the files.
final class ReportFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Output lines;

    ReportFile(Path file) {
        lines = Output.file("the report", file);
    }

    void add(GameReport game) {
        var line = new LinkedHashMap<String, Object>();
        line.put("file", game.file().toString());
        line.put("game", game.game());
        line.put("line", game.line());
        line.put("outcome", game.outcome().name().toLowerCase(Locale.ROOT));
        game.id().ifPresent(id -> line.put("id", id.toString()));
        game.reason().ifPresent(reason -> line.put("reason", reason));
        if (!game.notes().isEmpty()) {
            line.put("notes", game.notes());
        }
        lines.line(JSON.writeValueAsString(line));
    }

    @Override
    public void close() {
        lines.close();
    }
}

package dev.scoresheet.adapters.cli.chess.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Results of another program for many games: tab-separated, one line a game, with a line of column names, plain or
/// gzip.
final class OracleTable {

    private static final List<String> COLUMNS = List.of(
            "set",
            "game",
            "result",
            "termination",
            "plies",
            "finalFen",
            "check",
            "end",
            "insufficientSide",
            "repetitionsOfFinal",
            "maxRepetition",
            "maxHalfmoveClock",
            "legalMoves");

    private final Map<String, OracleRow> rows = new HashMap<>();
    private final Set<String> sets = new HashSet<>();

    private OracleTable() {}

    static OracleTable none() {
        return new OracleTable();
    }

    static OracleTable read(Path file) throws IOException {
        var table = new OracleTable();
        try (var raw = Files.newInputStream(file);
                var input = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            var number = 1;
            if (!String.join("\t", COLUMNS).equals(lines.readLine())) {
                throw new BadTable(file, number, "the columns are not " + COLUMNS);
            }
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                table.add(line.split("\t", -1), file, number);
            }
        }
        return table;
    }

    /// Returns the row of a game; empty if the table has none.
    Optional<OracleRow> row(String set, int game) {
        return Optional.ofNullable(rows.get(set + "\t" + game));
    }

    /// Returns the longest end of a path, without its suffix, that is a set of this table; otherwise the file's own
    /// name.
    String setOf(Path file) {
        var path =
                file.toAbsolutePath().normalize().toString().replace('\\', '/').replaceFirst("\\.pgn(\\.gz)?$", "");
        for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (sets.contains(path.substring(slash + 1))) {
                return path.substring(slash + 1);
            }
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void add(String[] cells, Path file, int line) throws BadTable {
        if (cells.length != COLUMNS.size()) {
            throw new BadTable(file, line, cells.length + " columns instead of " + COLUMNS.size());
        }
        try {
            var row = new OracleRow(
                    Integer.parseInt(cells[4]),
                    cells[5],
                    cells[6].equals("+"),
                    cells[7],
                    cells[8],
                    Integer.parseInt(cells[9]),
                    Integer.parseInt(cells[10]),
                    Integer.parseInt(cells[11]),
                    Integer.parseInt(cells[12]));
            sets.add(cells[0]);
            rows.put(cells[0] + "\t" + cells[1], row);
        } catch (NumberFormatException notANumber) {
            throw new BadTable(file, line, "not a number: " + notANumber.getMessage());
        }
    }

    static final class BadTable extends IOException {
        private static final long serialVersionUID = 1L;

        BadTable(Path file, int line, String problem) {
            super(file + ":" + line + ": not a table of games: " + problem);
        }
    }
}

package dev.scoresheet.bootstrap.kernel.bench.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Append function of the database with a clock read before each of its statements. Only profiles use it: it replaces
/// the function in a database that is deleted later.
///
/// It is made from the current text of the function, by its layout: a statement begins on a line indented by four
/// blanks.
final class TimedFunction {

    private static final String INDENT = "    ";

    private static final String FUNCTION = "select pg_get_functiondef('kernel.append_batch'::regproc)";

    private final List<String> statements = new ArrayList<>();

    private TimedFunction() {}

    static TimedFunction install(Connection connection) throws SQLException {
        var timed = new TimedFunction();
        try (var statement = connection.createStatement()) {
            statement.execute("create unlogged table bench.tick (at timestamptz[] not null)");
            statement.execute("grant usage on schema bench to public");
            statement.execute("grant insert on bench.tick to public");
            String text;
            try (var rows = statement.executeQuery(FUNCTION)) {
                rows.next();
                text = rows.getString(1);
            }
            statement.execute(timed.rewritten(text));
        }
        return timed;
    }

    /// Returns the microseconds of each statement, on average over all calls, in the order of the function.
    Map<String, Double> means(Connection connection) throws SQLException {
        var means = new LinkedHashMap<String, Double>();
        try (var query =
                connection.prepareStatement("select avg(extract(epoch from at[?] - at[?])) * 1e6 from bench.tick")) {
            for (var number = 0; number < statements.size(); number++) {
                query.setInt(1, number + 2);
                query.setInt(2, number + 1);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    means.merge(label(statements.get(number)), rows.getDouble(1), Double::sum);
                }
            }
        }
        return means;
    }

    private String rewritten(String text) {
        var lines = new ArrayList<String>();
        var inBody = false;
        for (var line : text.lines().toList()) {
            if (line.equals("declare")) {
                lines.add(line);
                lines.add(INDENT + "ticks timestamptz[] := '{}';");
                continue;
            }
            if (line.equals("begin")) {
                inBody = true;
            } else if (inBody && (line.equals("end") || line.equals("end;"))) {
                lines.add(INDENT + "ticks := ticks || clock_timestamp();");
                lines.add(INDENT + "insert into bench.tick values (ticks);");
                inBody = false;
            } else if (inBody && begins(line)) {
                statements.add(line);
                lines.add(INDENT + "ticks := ticks || clock_timestamp();");
            } else if (inBody && !statements.isEmpty()) {
                statements.add(statements.removeLast() + "\n" + line);
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /// True if the line begins a statement of the outermost level, not if it continues one.
    private static boolean begins(String line) {
        return line.startsWith(INDENT)
                        && line.length() > INDENT.length()
                        && List.of("select ", "insert ", "update ", "return query", "if ", "perform ", "get ").stream()
                                .anyMatch(line.substring(INDENT.length())::startsWith)
                || line.matches(" {4}[a-z_]+ :=.*");
    }

    private static String label(String statement) {
        if (statement.contains("for update")) {
            return "head row locked";
        }
        if (statement.contains("stale :=")) {
            return "versions looked up";
        }
        if (statement.contains("known :=")) {
            return "receipts looked up";
        }
        if (statement.contains("insert into kernel.event")) {
            return "events, seal and head written";
        }
        if (statement.contains("insert into kernel.receipt")) {
            return "receipts written";
        }
        return "the rest of the function";
    }
}

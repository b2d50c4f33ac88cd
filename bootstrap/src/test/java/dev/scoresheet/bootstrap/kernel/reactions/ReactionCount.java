package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Independent count of the reactions in a log of [Lights]: plain SQL and maps, without a codec, a process or a
/// receipt.
final class ReactionCount {

    private static final int SECONDS = 10;

    /// @param kind last part of the stored type
    /// @param cause reference of the event that it follows from
    record Line(long position, String stream, long version, String kind, Optional<String> cause) {

        String reference() {
            return stream + "@" + version;
        }

        String category() {
            return stream.substring(0, stream.indexOf('-'));
        }

        String instance() {
            return stream.substring(stream.indexOf('-') + 1);
        }
    }

    private ReactionCount() {}

    static List<Line> log(DatabaseAddress database) throws SQLException {
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select position, stream, version, type, metadata::jsonb ->> 'causation'
                        from kernel.event order by position
                        """)) {
            var lines = new ArrayList<Line>();
            while (rows.next()) {
                var type = rows.getString(4);
                lines.add(new Line(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        type.substring(type.indexOf('.') + 1),
                        Optional.ofNullable(rows.getString(5))));
            }
            return lines;
        }
    }

    /// Returns a sentence for each reaction that is missing, doubled, wrong or out of order.
    static List<String> deviations(List<Line> log) {
        var effects = new HashMap<String, List<Line>>();
        log.forEach(line -> line.cause()
                .ifPresent(cause ->
                        effects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(line)));
        var deviations = new ArrayList<String>();
        var last = new HashMap<String, Long>();
        for (var cause : log) {
            var all = effects.getOrDefault(cause.reference(), List.of());
            var wanted = wanted(cause);
            var reactions = all.stream().filter(effect -> !isBurst(effect, all)).toList();
            if (reactions.size() != (wanted.isEmpty() ? 0 : 1)) {
                deviations.add("%s has %d reactions, not %d"
                        .formatted(cause.reference(), reactions.size(), wanted.isEmpty() ? 0 : 1));
            }
            for (var reaction : reactions) {
                if (!wanted.contains(reaction.category() + " " + reaction.kind())
                        || !reaction.instance().equals(cause.instance())) {
                    deviations.add(
                            "%s is answered by %s %s".formatted(cause.reference(), reaction.stream(), reaction.kind()));
                }
                var before = last.put(cause.stream(), reaction.position());
                if (before != null && before > reaction.position()) {
                    deviations.add("the reaction to %s is before an earlier one".formatted(cause.reference()));
                }
            }
        }
        return deviations;
    }

    /// True for the second event of a switch that blows the bulb.
    private static boolean isBurst(Line effect, List<Line> all) {
        return effect.kind().equals("blew")
                && all.stream()
                        .anyMatch(other -> other.kind().equals("switched-on")
                                && other.stream().equals(effect.stream())
                                && other.version() == effect.version() - 1
                                && other.position() == effect.position() - 1);
    }

    /// Returns category and kind of the events of which one must follow.
    private static List<String> wanted(Line cause) {
        return switch (cause.category() + " " + cause.kind()) {
            case "bulb fitted" -> List.of("lamp fitted");
            case "bulb switched-on" -> List.of("lamp switched-on");
            case "bulb switched-off" -> List.of("lamp switched-off");
            case "lamp fitted", "lamp switched-off" -> List.of("bulb switched-on");
            case "lamp switched-on" -> List.of("bulb switched-off", "echo blew");
            default -> List.of();
        };
    }

    /// Returns the number of instances whose last answer was refused: nothing follows any more.
    static long ended(List<Line> log) {
        return log.stream().filter(line -> line.category().equals("echo")).count();
    }

    static Map<String, Long> counts(List<Line> log) {
        var counts = new HashMap<String, Long>();
        log.forEach(line -> counts.merge(line.category(), 1L, Long::sum));
        return counts;
    }
}

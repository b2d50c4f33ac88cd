package dev.scoresheet.adapters.postgres.kernel.node;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Statements on `kernel.registered_node`. A followable thing is one text, as is an event type: words with spaces
/// between them.
final class NodeRows {

    private static final String WRITE = """
            insert into kernel.registered_node
                (node, release, roles, follows, stopped, reads, heartbeat_at, alive_until)
            values (?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 millisecond')
            on conflict (node) do update set
                release = excluded.release, roles = excluded.roles, follows = excluded.follows,
                stopped = excluded.stopped, reads = excluded.reads,
                heartbeat_at = excluded.heartbeat_at, alive_until = excluded.alive_until
            """;

    private static final String FORGET =
            "delete from kernel.registered_node where heartbeat_at < clock_timestamp() - interval '1 day'";

    private static final String ALL = """
            select node, release, roles, follows, stopped, reads,
                floor(extract(epoch from clock_timestamp() - heartbeat_at) * 1000)::bigint as age,
                alive_until > clock_timestamp()
                    or exists (select from kernel.generation
                               where owner = node and lease_until > clock_timestamp())
                    or exists (select from kernel.process_partition
                               where owner = node and lease_until > clock_timestamp()) as live
            from kernel.registered_node
            order by node
            """;

    private NodeRows() {}

    static int write(DSLContext sql, NodeRegistration node, Duration lasts) {
        sql.execute(FORGET);
        return sql.execute(
                WRITE,
                node.name(),
                node.release(),
                texts(node.roles(), NodeRole::word),
                texts(node.follows(), NodeRows::text),
                texts(node.stopped(), lease -> lease),
                texts(node.reads(), type -> type.name() + " " + type.schemaVersion()),
                lasts.toMillis());
    }

    static int delete(DSLContext sql, String name) {
        return sql.execute("delete from kernel.registered_node where node = ?", name);
    }

    static List<RegisteredNode> all(DSLContext sql) {
        return sql.fetch(ALL)
                .map(row -> new RegisteredNode(
                        registration(row),
                        Duration.ofMillis(row.get("age", Long.class)),
                        row.get("live", Boolean.class)));
    }

    private static NodeRegistration registration(Record row) {
        return new NodeRegistration(
                row.get("node", String.class),
                row.get("release", String.class),
                values(row, "roles", NodeRows::role),
                values(row, "follows", NodeRows::followable),
                values(row, "stopped", Stream::of),
                values(row, "reads", text -> Stream.of(type(text))));
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }

    private static <T> Set<T> values(Record row, String column, Function<String, Stream<T>> value) {
        return Arrays.stream(row.get(column, String[].class)).flatMap(value).collect(Collectors.toUnmodifiableSet());
    }

    /// Omits a role that only a newer release knows.
    private static Stream<NodeRole> role(String word) {
        return Arrays.stream(NodeRole.values()).filter(role -> role.word().equals(word));
    }

    private static String text(Followable thing) {
        return "%s %s %d %s".formatted(word(thing.kind()), thing.name(), thing.version(), thing.parameters());
    }

    /// Omits a thing of a kind that only a newer release knows.
    private static Stream<Followable> followable(String text) {
        var words = text.split(" ", 4);
        return Arrays.stream(Followable.Kind.values())
                .filter(kind -> word(kind).equals(words[0]))
                .map(kind -> new Followable(kind, words[1], Integer.parseInt(words[2]), words[3]));
    }

    private static String word(Followable.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static EventType type(String text) {
        var space = text.lastIndexOf(' ');
        return new EventType(text.substring(0, space), Integer.parseInt(text.substring(space + 1)));
    }
}

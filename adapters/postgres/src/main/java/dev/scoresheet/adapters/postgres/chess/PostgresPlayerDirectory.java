package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.PLAYER;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.impl.DSL;

/// Player directory in the table `chess.player`. Each call is one or two statements in autocommit.
public final class PostgresPlayerDirectory implements PlayerDirectory {

    private final Postgres postgres;

    public PostgresPlayerDirectory(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Map<String, PlayerId> find(Set<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return postgres.query(sql -> sql.select(PLAYER.NAME, PLAYER.ID)
                .from(PLAYER)
                .where(PLAYER.NAME.eq(DSL.any(names.toArray(String[]::new))))
                .fetchMap(row -> row.value1(), row -> new PlayerId(row.value2())));
    }

    @Override
    public Map<String, PlayerId> enrol(Map<String, PlayerId> newcomers) {
        if (newcomers.isEmpty()) {
            return Map.of();
        }
        // in order, so that callers that enrol the same names wait without a deadlock
        var inOrder = new TreeMap<>(newcomers);
        var names = inOrder.keySet().toArray(String[]::new);
        var ids = inOrder.values().stream().map(PlayerId::value).toArray(String[]::new);
        postgres.query(sql -> sql.execute("""
                insert into chess.player (id, name)
                select id, name
                from unnest({0}, {1}) with ordinality as newcomer (id, name, place)
                order by place
                on conflict (name) do nothing
                """, DSL.val(ids), DSL.val(names)));
        return find(newcomers.keySet());
    }

    @Override
    public Map<PlayerId, String> names(Set<PlayerId> players) {
        if (players.isEmpty()) {
            return Map.of();
        }
        var ids = players.stream().map(PlayerId::value).toArray(String[]::new);
        return postgres.query(sql -> sql.select(PLAYER.ID, PLAYER.NAME)
                .from(PLAYER)
                .where(PLAYER.ID.eq(DSL.any(ids)))
                .fetchMap(row -> new PlayerId(row.value1()), row -> row.value2()));
    }

    @Override
    public List<Named> startingWith(String prefix, String after, int limit) {
        var wanted = PLAYER.NAME.gt(after).and(PLAYER.NAME.ge(prefix));
        var beyond = TextRange.firstBeyond(prefix);
        var inRange = beyond.isPresent() ? wanted.and(PLAYER.NAME.lt(beyond.get())) : wanted;
        return postgres.query(sql -> sql.select(PLAYER.ID, PLAYER.NAME)
                .from(PLAYER)
                .where(inRange)
                .orderBy(PLAYER.NAME)
                .limit(limit)
                .fetch(row -> new Named(new PlayerId(row.value1()), row.value2())));
    }
}

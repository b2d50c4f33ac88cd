package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The append's plans are made when the tables are small, where reading a table whole is cheapest. They must not be
/// such plans: the session keeps them.
final class PlansTest {

    @Test
    void the_append_reads_by_index_even_in_a_small_log() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var sql = Sql.on(database)) {
            try (var log = PostgresLog.on(database)) {
                new Bulbs(log.store()).append(0, new Fitted(60));
            }
            sql.run("analyze kernel.event, kernel.receipt"); // now it is known how small they are
            var before = readWhole(sql); // so do analyze and making an index
            try (var log = PostgresLog.another(database)) {
                for (int i = 0; i < 20; i++) {
                    var bulbs = new Bulbs(log.store());
                    bulbs.append(0, new Fitted(60));
                    bulbs.append(1, new SwitchedOn());
                    bulbs.append(1, new SwitchedOn()); // stale: the other way through the function
                }
            }
            assertEquals(before, readWhole(sql));
        }
    }

    /// Sessions tell their statistics when they end.
    private static List<String> readWhole(Sql sql) throws SQLException {
        var others = "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        while (!sql.ask(others).isEmpty()) {
            Thread.onSpinWait();
        }
        return sql.ask("""
                select relname || ': ' || seq_scan from pg_stat_user_tables
                where schemaname = 'kernel' and relname in ('event', 'receipt') order by relname
                """);
    }
}

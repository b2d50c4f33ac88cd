package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A password that changes while a node runs: its old sessions are ended, and new ones need the new password.
final class RotatedPasswordTest {

    @Test
    @Timeout(60)
    void a_node_continues_with_the_new_password() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var sql = Sql.on(database)) {
            var user = database.name();
            sql.run("create role \"" + user + "\" login password 'first'");
            try {
                sql.run("grant scoresheet_application, scoresheet_projections to \"" + user + "\"");
                var password = new AtomicReference<>("first");
                var address = new DatabaseAddress(database::jdbcUrl, user, password::get);
                try (var log = PostgresLog.on(address)) {
                    var bulbs = new Bulbs(log.store());
                    bulbs.append(0, new Fitted(60));
                    sql.run("alter role \"" + user + "\" password 'second'");
                    sql.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + user + "'");
                    while (!sql.ask("select pid from pg_stat_activity where usename = '" + user + "'")
                            .isEmpty()) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    var denied = assertThrows(RuntimeException.class, () -> bulbs.append(1, new SwitchedOn()));
                    assertEquals(
                            DatabaseFault.DENIED,
                            DatabaseError.in(denied).orElseThrow().fault());

                    password.set("second");
                    while (log.postgres().hindrance().isPresent()) {
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                    bulbs.append(1, new SwitchedOn());
                    assertEquals(2, log.reader().head().position());
                    address.connect(20).close(); // as the append watch does
                    assertEquals(Migrations.State.CURRENT, new Migrations(address, database.subjects()).state());
                }
            } finally {
                sql.run("drop owned by \"" + user + "\"");
                sql.run("drop role \"" + user + "\"");
            }
        }
    }
}

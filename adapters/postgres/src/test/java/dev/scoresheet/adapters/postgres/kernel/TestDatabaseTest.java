package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void every_fresh_database_is_empty_its_own_and_gone_when_it_is_closed() throws Exception {
        var one = TestDatabase.fresh();
        try (var other = TestDatabase.fresh()) {
            assertNotEquals(one.name(), other.name());
            execute(one.address(), "create table note (number int)");
            execute(other.address(), "create table note (number int)");
        }
        one.close();
        assertThrows(SQLException.class, () -> execute(one.address(), "select 1"));
    }

    @Test
    void two_migrated_databases_have_the_same_schema_and_logs_of_their_own() throws Exception {
        try (var one = TestDatabase.migrated("kernel");
                var other = TestDatabase.migrated("kernel");
                var writer = PostgresLog.on(one);
                var reader = PostgresLog.on(other)) {
            assertEquals(Migrations.State.CURRENT, new Migrations(one.address(), List.of("kernel")).state());
            assertInstanceOf(Appended.class, new Bulbs(writer.store()).append(0, new Fitted(60)));
            assertEquals(0, reader.reader().head().position());
            assertNotEquals(
                    writer.reader().head().incarnation(), reader.reader().head().incarnation());
        }
    }

    @Test
    void the_address_never_shows_its_password() {
        var address = new DatabaseAddress("jdbc:postgresql://host/name?password=secret&ssl=true", "user", "hidden");
        assertFalse(address.toString().contains("secret"), address.toString());
        assertFalse(address.toString().contains("hidden"), address.toString());
        assertTrue(address.toString().contains("ssl=true"), address.toString());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = address.connect(5);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions.Statements;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PostgresOptionsTest {

    private static final Statements STATEMENTS = new Statements(Duration.ofSeconds(7), Duration.ofMinutes(90));

    @Test
    void sessions_have_the_timeouts_of_the_options() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var postgres = Postgres.open(
                        database.address(),
                        PostgresOptions.DEFAULT.named("tuned").ending(STATEMENTS))) {
            assertEquals("7s", postgres.query(sql -> String.valueOf(sql.fetchValue("show statement_timeout"))));
        }
        assertEquals(
                7_000, SessionSettings.querying("tuned", STATEMENTS.reading()).statement());
        var loading = SessionSettings.bulk("tuned", STATEMENTS.loading());
        assertEquals(90 * 60_000, loading.statement());
        assertEquals(180 * 60_000, loading.transaction());
    }
}

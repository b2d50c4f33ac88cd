package dev.scoresheet.adapters.postgres.kernel.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshotStoreContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresStateSnapshotsTest extends StateSnapshotStoreContract {

    @RegisterExtension
    static final LogOfClass LOG = new LogOfClass();

    @Override
    protected LogUnderTest log() {
        return LOG.log();
    }

    @Override
    protected StateSnapshotStore snapshots() {
        return LOG.log().postgres().stateSnapshots();
    }

    @Override
    protected void replaceLog() throws Exception {
        try (var sql = Sql.on(LOG.database())) {
            sql.run("alter table kernel.seal disable trigger stays");
            sql.run("update kernel.seal set chain = sha256(chain)");
            sql.run("alter table kernel.seal enable always trigger stays");
        }
    }

    @Test
    void the_table_is_a_cache_that_only_the_application_writes() throws Exception {
        try (var owner = Sql.on(LOG.database());
                var application = Sql.as(DatabaseRole.APPLICATION, LOG.database());
                var projections = Sql.as(DatabaseRole.PROJECTIONS, LOG.database())) {
            assertEquals(
                    List.of("u"),
                    owner.ask("select relpersistence from pg_class where oid = 'kernel.snapshot'::regclass"));
            assertEquals("", application.refusal("delete from kernel.snapshot"));
            assertFalse(projections.refusal("delete from kernel.snapshot").isEmpty());
        }
    }
}

package dev.scoresheet.adapters.postgres.chess;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.players.PlayerDirectoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPlayerDirectoryTest extends PlayerDirectoryContract {

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final Postgres postgres = migrated(database);

    private static Postgres migrated(TestDatabase database) {
        return Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    }

    @AfterAll
    void end() {
        postgres.close();
        database.close();
    }

    @Override
    protected PlayerDirectory directory() {
        return new PostgresPlayerDirectory(postgres);
    }
}

package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.log.EventFeedContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

final class PostgresEventFeedTest extends EventFeedContract {

    private static TestDatabase database;
    private static PostgresLog log;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("kernel");
        log = PostgresLog.on(database);
    }

    @AfterEach
    void closeOtherNodes() {
        log.closeOthers();
    }

    @AfterAll
    static void close() {
        log.close();
        database.close();
    }

    @Override
    protected LogUnderTest log() {
        return log;
    }
}

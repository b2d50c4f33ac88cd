package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.PostgresViewsUnderTest;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.BulkReaderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresBulkReaderTest extends BulkReaderContract {

    private static TestDatabase database;
    private static PostgresViewsUnderTest store;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("kernel", "bulb");
        store = PostgresViewsUnderTest.on(database);
    }

    @AfterAll
    static void close() {
        store.close();
        database.close();
    }

    @Override
    protected ViewsUnderTest store() {
        return store.emptied();
    }
}

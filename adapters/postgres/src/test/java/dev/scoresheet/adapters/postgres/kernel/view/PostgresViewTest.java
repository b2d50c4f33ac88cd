package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.PostgresViewsUnderTest;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.step.ViewContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresViewTest extends ViewContract {

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

package dev.scoresheet.adapters.postgres.kernel;

import static java.util.Objects.requireNonNull;

import dev.scoresheet.application.kernel.log.Positions;
import dev.scoresheet.application.kernel.operations.views.OperationsContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Each case on a log of its own.
final class PostgresOperationsTest extends OperationsContract {

    private @Nullable TestDatabase database;
    private @Nullable PostgresViewsUnderTest store;

    @Override
    protected ViewsUnderTest store() {
        database = TestDatabase.migrated("kernel", "bulb");
        store = PostgresViewsUnderTest.on(database);
        return store;
    }

    @Override
    protected Positions positions() {
        return ((PostgresLog) requireNonNull(store).log()).postgres().positions();
    }

    @AfterEach
    void closeDatabase() {
        requireNonNull(store).close();
        requireNonNull(database).close();
    }
}

package dev.scoresheet.adapters.postgres.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Views on a database of their own, for all cases of one test class.
public final class ViewsOfClass implements BeforeAllCallback, AfterAllCallback {

    private @Nullable TestDatabase database;
    private @Nullable PostgresViewsUnderTest views;

    /// Returns the views as if none had ever been filled.
    public PostgresViewsUnderTest emptied() {
        return Objects.requireNonNull(views).emptied();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.migrated("kernel", "bulb");
        views = PostgresViewsUnderTest.on(database);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(views).close();
        Objects.requireNonNull(database).close();
    }
}

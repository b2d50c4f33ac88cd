package dev.scoresheet.adapters.postgres.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Log on a database of its own, for all cases of one test class. Further nodes end with the case that opened them.
public final class LogOfClass implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private @Nullable TestDatabase database;
    private @Nullable PostgresLog log;

    public TestDatabase database() {
        return Objects.requireNonNull(database);
    }

    public PostgresLog log() {
        return Objects.requireNonNull(log);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.migrated("kernel");
        log = PostgresLog.on(database);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        log().closeOthers();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        log().close();
        database().close();
    }
}

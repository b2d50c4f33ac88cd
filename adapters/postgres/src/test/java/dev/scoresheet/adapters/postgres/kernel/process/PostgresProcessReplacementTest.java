package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.application.kernel.process.store.ProcessReplacementContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresProcessReplacementTest extends ProcessReplacementContract {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    @Override
    protected ProcessesUnderTest store() {
        return new PostgresProcessesUnderTest(OPENED.log());
    }
}

package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.application.kernel.log.EventFeedContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresEventFeedTest extends EventFeedContract {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    @Override
    protected LogUnderTest log() {
        return OPENED.log();
    }
}

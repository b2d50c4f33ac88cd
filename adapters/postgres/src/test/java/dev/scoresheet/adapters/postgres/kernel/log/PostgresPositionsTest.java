package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.log.stored.PositionReaderContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresPositionsTest extends PositionReaderContract {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    @Override
    protected LogUnderTest log() {
        return OPENED.log();
    }

    @Override
    protected PositionReader positions() {
        return OPENED.log().postgres().positions();
    }
}

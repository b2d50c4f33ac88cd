package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.application.kernel.log.FreshAppendContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresFreshAppendTest extends FreshAppendContract {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    @Override
    protected LogUnderTest log() {
        return OPENED.log();
    }
}

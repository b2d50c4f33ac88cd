package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.ReceiptReaderContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresReceiptReaderTest extends ReceiptReaderContract {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    @Override
    protected LogUnderTest log() {
        return OPENED.log();
    }
}

package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.ViewsOfClass;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.BulkReaderContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresBulkReaderTest extends BulkReaderContract {

    @RegisterExtension
    static final ViewsOfClass OPENED = new ViewsOfClass();

    @Override
    protected ViewsUnderTest store() {
        return OPENED.emptied();
    }
}

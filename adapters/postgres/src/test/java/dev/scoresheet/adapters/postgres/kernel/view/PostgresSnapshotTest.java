package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.ViewsOfClass;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.SnapshotContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSnapshotTest extends SnapshotContract {

    @RegisterExtension
    static final ViewsOfClass OPENED = new ViewsOfClass();

    @Override
    protected ViewsUnderTest store() {
        return OPENED.emptied();
    }
}

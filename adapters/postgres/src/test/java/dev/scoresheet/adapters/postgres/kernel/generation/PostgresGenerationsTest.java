package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.adapters.postgres.kernel.ViewsOfClass;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.GenerationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresGenerationsTest extends GenerationsContract {

    @RegisterExtension
    static final ViewsOfClass OPENED = new ViewsOfClass();

    @Override
    protected ViewsUnderTest store() {
        return OPENED.emptied();
    }
}

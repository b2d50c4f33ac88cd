package dev.scoresheet.adapters.postgres.kernel.node;

import dev.scoresheet.adapters.postgres.kernel.ViewsOfClass;
import dev.scoresheet.application.kernel.node.NodeRegistryContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresNodeRegistryTest extends NodeRegistryContract {

    @RegisterExtension
    static final ViewsOfClass OPENED = new ViewsOfClass();

    @Override
    protected ViewsUnderTest store() {
        return OPENED.emptied();
    }
}

package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.domain.kernel.BulbEvent;
import java.nio.file.Path;

class BulbGoldenFilesTest extends GoldenFilesContract<BulbEvent> {

    @Override
    protected EventTypes<BulbEvent> types() {
        return new BulbEventTypes();
    }

    @Override
    protected Class<BulbEvent> union() {
        return BulbEvent.class;
    }

    @Override
    protected Path folder() {
        return Path.of("src/test/resources/kernel/events");
    }
}

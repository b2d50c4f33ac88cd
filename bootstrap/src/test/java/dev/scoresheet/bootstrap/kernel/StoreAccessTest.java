package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationReader;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoreAccessTest {

    private final StoreAccess<?> access = new StoreAccess<>(new BulbWiring(), new Lifecycle());

    @Test
    void a_read_before_the_command_line_is_read_fails_at_once() {
        assertThrows(IllegalStateException.class, access::configuration);
        assertThrows(IllegalStateException.class, access::subject);
        assertThrows(IllegalStateException.class, () -> access.operations().open());
        assertThrows(IllegalStateException.class, () -> access.schema().open());
    }

    @Test
    void a_configuration_is_there_once_it_is_read() {
        var read = ConfigurationReader.read(Map.of("page-bytes", "1048577"), Map.of(), Path.of(""), List.of());
        access.configured(read);
        assertEquals(1_048_577, access.pageBytes());
    }
}

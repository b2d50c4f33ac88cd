package dev.scoresheet.bootstrap.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients get what the database leaves, and a machine that has enough is not asked.
class FileHandlesTest {

    private static final int WANTED = 2_000;

    @Test
    void many_handles_give_each_listener_its_wanted_connections() {
        assertEquals(new FileHandles.Shares(WANTED, WANTED), new FileHandles(1_048_576, 150).shares(WANTED));
    }

    @ParameterizedTest
    @ValueSource(longs = {200, 256, 512, 1024, 2048, 4096})
    void few_handles_keep_sixty_for_the_database(long most) {
        var open = 100;
        var shares = new FileHandles(most, open).shares(WANTED);
        assertTrue(open + 60 + shares.api() + shares.operations() <= most, () -> most + " " + shares);
        assertTrue(shares.api() >= shares.operations(), () -> most + " " + shares);
        assertTrue(shares.operations() >= 8, () -> most + " " + shares);
    }

    @Test
    void too_few_handles_are_a_configuration_error_that_names_a_sufficient_number() {
        var refused = assertThrows(ConfigurationRefused.class, () -> new FileHandles(128, 100).shares(WANTED));
        assertTrue(refused.getMessage().contains("allow 184 or more"), refused.getMessage());
    }
}

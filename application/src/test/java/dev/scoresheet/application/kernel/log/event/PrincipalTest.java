package dev.scoresheet.application.kernel.log.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    @Test
    void the_stored_forms_are_those_of_the_first_release() {
        assertEquals("actor:wanda", new Principal.Client("wanda").stored());
        assertEquals("anonymous", new Principal.Anonymous().stored());
        assertEquals("system:import", new Principal.Component("system:import").stored());
    }

    @Test
    void no_client_is_stored_as_a_component_and_none_as_another_client() {
        for (var id : List.of("system:import", "anonymous", ":", "actor:wanda", "x")) {
            var stored = new Principal.Client(id).stored();
            assertTrue(stored.startsWith("actor:"), stored);
            assertThrows(IllegalArgumentException.class, () -> new Principal.Component(stored), stored);
        }
        assertTrue(new Principal.Client("system:import").isClient());
        assertFalse(new Principal.Component("system:import").isClient());
    }

    @Test
    void a_component_has_a_kind_and_a_name() {
        for (var name :
                List.of("", "import", "anonymous", ":import", "system:", "System:import", "system:a:b", "a b:c")) {
            assertThrows(IllegalArgumentException.class, () -> new Principal.Component(name), name);
        }
    }

    @Test
    void an_id_is_neither_empty_nor_endless() {
        assertThrows(IllegalArgumentException.class, () -> new Principal.Client(""));
        assertThrows(IllegalArgumentException.class, () -> new Principal.Client("x".repeat(250)));
    }
}

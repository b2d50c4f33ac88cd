package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1%lo", "::1%1"})
    void addresses_of_this_machine_are_loopback(String address) {
        assertTrue(Loopback.is(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0:0:0:0:0:0:0:1a2b", // begins as the loopback address does
                "0:0:0:0:0:0:0:10",
                "128.0.0.1",
                "10.0.0.1",
                "::2",
                "fe80::1%eth0",
                "localhost",
                "127.example.org",
                ""
            })
    void other_addresses_and_names_are_not(String address) {
        assertFalse(Loopback.is(address));
    }
}

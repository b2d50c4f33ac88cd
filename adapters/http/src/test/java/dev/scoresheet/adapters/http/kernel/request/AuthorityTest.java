package dev.scoresheet.adapters.http.kernel.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamps",
                "lamps:80",
                "lamps:",
                "a.b-c_d~e",
                "l%C3%A4mps",
                "127.0.0.1:8080",
                "[::1]",
                "[::1]:80",
                "[2001:db8::7]",
                "[::ffff:192.0.2.1]",
                "[v7.x:y]",
                "!$&'()*+;="
            })
    void a_host_and_its_port_are_read(String text) {
        assertTrue(Authority.isValid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "a/b",
                "a?b",
                "a#b",
                "a@b",
                "a:b@c",
                "a,b",
                "a\\b",
                "a\"b",
                "<a>",
                "a|b",
                "a%b",
                "a%4",
                "a:x",
                "a:-1",
                "a:1:2",
                "::1",
                "[::1",
                "::1]",
                "[::1]80",
                "[]",
                "[a]",
                "[::g]",
                "[1.2.3.4]",
                "[v.x]",
                "[fe80::1%25eth0]",
                "a[::1]",
                "l\u00e4mps",
                "a\t",
                "a\u007f"
            })
    void anything_else_is_no_host(String text) {
        assertFalse(Authority.isValid(text));
    }
}

package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Digests of the log. The expected values were made outside of Java, with `printf` and `sha256sum`.
class Sha256LogDigestTest {

    private final LogDigest digest = new Sha256LogDigest();

    @Test
    void an_event_has_the_digest_that_sha256sum_gives() {
        assertEquals(
                Bytes.ofHex("676d324a438549598c247f0c6cc21a418368a81f04badde0d9e002e0c933c7f7"),
                digest.ofEvent("bulb-hall", 1, "bulb.blew", 1, "{\"correlation\":\"c\"}", "{\"reason\":\"ß\"}"));
    }

    @Test
    void a_batch_has_the_chain_that_sha256sum_gives() {
        assertEquals(
                Bytes.ofHex("1e6ac84f6ca8bbde2cfd59214802e18d8b2d2e9eae13b77fb18acee31e866403"),
                digest.chain(
                        LogDigest.BEGINNING,
                        1,
                        2,
                        Instant.parse("2026-11-21T11:00:00.000001Z"),
                        List.of(Bytes.of(new byte[32]), Bytes.of(new byte[32]))));
    }

    @Test
    void the_boundary_between_two_fields_changes_the_digest() {
        assertNotEquals(
                digest.ofEvent("bulb-hall", 1, "bulb.blew", 1, "{}", "{}"),
                digest.ofEvent("bulb-hall1", 1, "bulb.blew", 1, "{}", "{}"));
        assertNotEquals(
                digest.ofEvent("bulb-hall", 11, "bulb.blew", 1, "{}", "{}"),
                digest.ofEvent("bulb-hall", 1, "bulb.blew", 11, "{}", "{}"));
    }
}

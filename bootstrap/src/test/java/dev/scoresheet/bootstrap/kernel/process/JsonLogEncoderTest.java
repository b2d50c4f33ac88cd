package dev.scoresheet.bootstrap.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogEncoderTest {

    private static JsonNode read(String message, Throwable thrown) {
        var logger = new LoggerContext().getLogger("dev.scoresheet.Test");
        var entry = new LoggingEvent("here", logger, Level.WARN, message, thrown, null);
        entry.setInstant(Instant.parse("2026-01-01T00:00:00.123Z"));
        var line = new String(new JsonLogEncoder().encode(entry), StandardCharsets.UTF_8);
        assertEquals(line.length() - 1, line.indexOf('\n'), "one line: " + line);
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void an_entry_has_the_names_that_collectors_know() {
        var entry = read("all is well", null);
        assertEquals("2026-01-01T00:00:00.123Z", entry.get("@timestamp").asString());
        assertEquals("WARN", entry.get("log.level").asString());
        assertEquals("all is well", entry.get("message").asString());
        assertEquals("scoresheet", entry.get("service.name").asString());
        assertEquals("dev.scoresheet.Test", entry.get("log.logger").asString());
        assertEquals(
                Thread.currentThread().getName(),
                entry.get("process.thread.name").asString());
        assertEquals(ProcessHandle.current().pid(), entry.get("process.pid").asLong());
        assertTrue(entry.path("error.type").isMissingNode());
    }

    @Test
    void a_message_with_any_characters_stays_in_one_line_and_is_read_back_unchanged() {
        var message = "a \"quote\", a \\, two\r\nlines,\ta tab, \u0000 \u0085 \u2028, ♘ and \uD83D\uDE00";
        assertEquals(message, read(message, null).get("message").asString());
        assertEquals("half \uD83D", read("half \uD83D", null).get("message").asString());
    }

    @Test
    void an_exception_is_in_the_line_with_its_causes() {
        var entry = read("it broke", new IllegalStateException("outside", new IllegalArgumentException("inside")));
        assertEquals("java.lang.IllegalStateException", entry.get("error.type").asString());
        assertEquals("outside", entry.get("error.message").asString());
        assertTrue(entry.get("error.stack_trace")
                .asString()
                .contains("Caused by: java.lang.IllegalArgumentException: inside"));
    }
}

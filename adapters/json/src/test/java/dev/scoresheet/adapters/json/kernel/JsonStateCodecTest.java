package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonStateCodecTest {

    private record Timer(String bulb, Instant due) {

        Timer {
            if (bulb.isEmpty()) {
                throw new IllegalArgumentException("a timer has a bulb");
            }
        }
    }

    @Test
    void a_state_is_read_as_it_was_written() {
        var codec = JsonStateCodec.of(Timer.class, Map.of());
        var timer = new Timer("hall", Instant.parse("2026-03-30T09:00:00.250Z"));
        assertEquals("{\"bulb\":\"hall\",\"due\":\"2026-03-30T09:00:00.250Z\"}", codec.text(timer));
        assertEquals(timer, codec.state(codec.text(timer)));
    }

    /// The owner of the partition then folds the state again.
    @Test
    void a_text_that_is_no_state_is_refused_with_the_error_of_the_port() {
        var codec = JsonStateCodec.of(Timer.class, Map.of());
        for (var text : new String[] {
            "", "{}", "damaged", "{\"bulb\":\"\",\"due\":\"2026-03-30T09:00:00Z\"}", "{\"bulb\":\"hall\"}"
        }) {
            assertThrows(IllegalArgumentException.class, () -> codec.state(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> codec.text(new Timer("\0", Instant.EPOCH)));
    }
}

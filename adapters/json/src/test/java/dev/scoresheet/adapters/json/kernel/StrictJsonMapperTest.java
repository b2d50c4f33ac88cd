package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class StrictJsonMapperTest {

    enum Colour {
        WARM,
        COLD
    }

    record Part(String name, int count) {

        Part {
            if (count < 0) {
                throw new IllegalArgumentException("a count is not negative");
            }
        }

        public boolean isMany() {
            return count > 1;
        }

        public String getShout() {
            return name + "!";
        }
    }

    record Lamp(long zed, Colour colour, Instant made, Duration life, List<Part> parts, boolean alpha, double price) {

        Lamp {
            parts = List.copyOf(parts);
        }
    }

    private static final String TEXT = "{\"zed\":1,\"colour\":\"WARM\",\"made\":\"2026-11-21T11:00:00.000001Z\","
            + "\"life\":\"PT3M\",\"parts\":[{\"name\":\"socket\",\"count\":2}],\"alpha\":true,\"price\":1.5}";

    @Test
    void members_are_written_in_the_order_of_the_record_and_no_others() {
        var lamp = new Lamp(
                1,
                Colour.WARM,
                Instant.parse("2026-11-21T11:00:00.000001Z"),
                Duration.ofMinutes(3),
                List.of(new Part("socket", 2)),
                true,
                1.5);
        var mapper = StrictJsonMapper.mapper(Map.of());
        assertEquals(TEXT, mapper.writeValueAsString(lamp));
        assertEquals(lamp, mapper.readValue(TEXT, Lamp.class));
    }

    @Test
    void every_component_must_have_its_type() {
        var mapper = StrictJsonMapper.mapper(Map.of());
        for (var change : List.of(
                List.of("\"WARM\"", "0"),
                List.of("\"WARM\"", "\"warm\""),
                List.of("\"WARM\"", "\"\""),
                List.of("\"WARM\"", "null"),
                List.of("\"zed\":1", "\"zed\":\"1\""),
                List.of("\"zed\":1", "\"zed\":1.0"),
                List.of("\"zed\":1,", ""),
                List.of("true", "1"),
                List.of("true", "\"true\""),
                List.of("1.5", "\"1.5\""),
                List.of("1.5", "NaN"),
                List.of("\"2026-11-21T11:00:00.000001Z\"", "1795258800"),
                List.of("11:00:00.000001Z", "11:00:00.000001000Z"),
                List.of("11:00:00.000001Z", "11:00:00"),
                List.of("\"PT3M\"", "180"),
                List.of("\"PT3M\"", "\"PT180S\""),
                List.of("[{\"name\":\"socket\",\"count\":2}]", "{}"),
                List.of("[{\"name\":\"socket\",\"count\":2}]", "\"\""),
                List.of("[{\"name\":\"socket\",\"count\":2}]", "[null]"),
                List.of("[{\"name\":\"socket\",\"count\":2}]", "null"),
                List.of("\"count\":2", "\"count\":-2"),
                List.of("\"count\":2", "\"count\":2,\"many\":true"))) {
            var changed = TEXT.replace(change.get(0), change.get(1));
            assertThrows(JacksonException.class, () -> mapper.readValue(changed, Lamp.class), changed);
        }
    }
}

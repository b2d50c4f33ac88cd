package dev.scoresheet.adapters.json.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class JsonEventCodecTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final EventType FITTED = new EventType("bulb.fitted", 2);
    private static final EventType BLEW = new EventType("bulb.blew", 1);

    private final EventCodec<BulbEvent> codec = BulbEventTypes.codec();

    @Test
    void an_event_is_stored_under_its_name_and_newest_version() {
        assertEquals(new EncodedEvent(FITTED, "{\"watts\":60}"), codec.encode(new Fitted(60)));
        assertEquals(new EncodedEvent(new EventType("bulb.switched-on", 1), "{}"), codec.encode(new SwitchedOn()));
    }

    @Test
    void an_old_event_is_read_in_its_newest_shape() {
        assertEquals(new Fitted(40), codec.decode(new EventType("bulb.fitted", 1), "{\"power\":\"40W\"}"));
    }

    @Test
    void an_old_event_that_cannot_be_upcast_is_malformed() {
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "{}");
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "{\"power\":\"manyW\"}");
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "[]");
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "{\"power\":\"40W\",\"power\":\"60W\"}");
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "{\"power\":\"40W\",\"more\":1}");
    }

    @Test
    void an_unknown_name_is_an_unknown_type() {
        assertRefused(Reason.UNKNOWN_TYPE, new EventType("bulb.melted", 1), "{}");
    }

    @Test
    void a_future_version_is_newer() {
        assertRefused(Reason.NEWER_VERSION, new EventType("bulb.fitted", 3), "{\"watts\":60}");
    }

    @Test
    void a_text_that_is_not_exactly_the_record_is_malformed() {
        for (var text : List.of(
                "",
                "null",
                "60",
                "[60]",
                "\"60\"",
                "{",
                "{}",
                "{\"watts\":null}",
                "{\"watts\":\"60\"}",
                "{\"watts\":60.5}",
                "{\"watts\":60.0}",
                "{\"watts\":true}",
                "{\"watts\":99999999999}",
                "{\"Watts\":60}",
                "{\"watts\":60,\"volts\":230}",
                "{\"watts\":60,\"watts\":60}",
                "{\"watts\":60} {}",
                "{\"watts\":60}x",
                "{watts:60}",
                "{'watts':60}",
                "{\"watts\":60,}",
                "{\"watts\":060}",
                "/**/{\"watts\":60}",
                "{\"watts\":" + "9".repeat(60) + "}")) {
            assertRefused(Reason.MALFORMED, FITTED, text);
        }
        for (var text : List.of("{\"reason\":1}", "{\"reason\":true}", "{\"reason\":[\"x\"]}", "{\"reason\":{}}")) {
            assertRefused(Reason.MALFORMED, BLEW, text);
        }
    }

    @Test
    void white_space_and_escapes_are_json_and_are_read() {
        assertEquals(new Fitted(60), codec.decode(FITTED, " { \"watts\" : 60 }\n"));
        assertEquals(new Blew("ß𝄞"), codec.decode(BLEW, "{\"reason\":\"\\u00df\\ud834\\udd1e\"}"));
        assertEquals(new Blew("\\u0000"), codec.decode(BLEW, "{\"reason\":\"\\\\u0000\"}"));
    }

    @Test
    void nul_and_half_surrogates_are_refused_both_ways() {
        for (var poison : List.of("\u0000", "x\ud834", "\udd1ex", "\udd1e\ud834", "\ud834\ud834\udd1e")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> codec.encode(new Blew("a" + poison)));
            assertTrue(refused.getMessage().contains("'bulb.blew' v1"), refused.getMessage());
            assertRefused(Reason.MALFORMED, BLEW, "{\"reason\":\"a" + poison + "\"}");
        }
        for (var escape : List.of("\\u0000", "\\ud834", "\\udd1e", "\\udd1e\\ud834", "\\ud834x", "\ud834\\n")) {
            assertRefused(Reason.MALFORMED, BLEW, "{\"reason\":\"a" + escape + "\"}");
            assertThrows(Undecodable.class, () -> codec.metadata("{\"correlation\":\"a" + escape + "\"}"));
        }
    }

    @Test
    void text_that_looks_like_an_escape_is_written_and_read() {
        for (var text : List.of("\\u0000", "\\\\u0000", "\\ud834", "\"\\", "\u0001\u001f\u007f\u2028")) {
            var encoded = codec.encode(new Blew(text));
            assertEquals(new Blew(text), codec.decode(encoded.type(), encoded.data()));
        }
    }

    @Test
    void any_text_is_read_back_unchanged_or_refused_with_the_reason() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = anyText(random);
            try {
                var encoded = codec.encode(new Blew(text));
                assertEquals(new Blew(text), codec.decode(encoded.type(), encoded.data()), () -> "-Dseed=" + SEED);
                assertTrue(isStorable(text), () -> "stored, though it must not be; -Dseed=" + SEED);
            } catch (IllegalArgumentException poison) {
                assertFalse(isStorable(text), () -> poison.getMessage() + "; -Dseed=" + SEED);
                refused++;
            }
        }
        assertTrue(refused > 1_000 && refused < 19_000, "refused: " + refused);
    }

    private static String anyText(RandomGenerator random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                case 1 -> text.append("\\u00").append(random.nextInt(10)).append('0');
                case 2 -> text.append((char) random.nextInt(32));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0xFFFFF));
                case 4 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    /// True if the text has no NUL and the JDK's encoder accepts it.
    private static boolean isStorable(String text) {
        return text.indexOf(0) < 0 && UTF_8.newEncoder().canEncode(text);
    }

    @Test
    void nesting_is_limited_before_it_needs_a_deep_stack() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertRefused(Reason.MALFORMED, BLEW, "{\"reason\":" + deep + "}");
        assertRefused(Reason.MALFORMED, new EventType("bulb.fitted", 1), "{\"power\":" + deep + "}");
    }

    @Test
    void size_is_limited_both_ways_and_more_is_read_than_written() {
        var written = "ß".repeat(StorableText.LARGEST_DATA - 100);
        assertEquals(
                new Blew(written),
                codec.decode(BLEW, codec.encode(new Blew(written)).data()));
        assertThrows(
                IllegalArgumentException.class, () -> codec.encode(new Blew("x".repeat(StorableText.LARGEST_DATA))));
        var read = "ß".repeat(StorableText.LARGEST_READ - 100);
        assertEquals(new Blew(read), codec.decode(BLEW, "{\"reason\":\"" + read + "\"}"));
        assertRefused(Reason.MALFORMED, BLEW, "{\"reason\":\"" + "x".repeat(StorableText.LARGEST_READ) + "\"}");
    }

    @Test
    void no_message_quotes_data() {
        var secret = "Ada";
        for (var text : List.of(
                "{\"reason\":" + secret + "}",
                "{\"reason\":{\"" + secret + "\":1}}",
                "{\"" + secret + "\":\"" + secret + "\"}",
                "{\"reason\":\"x\",\"" + secret + "\":1}",
                secret)) {
            var undecodable = assertThrows(Undecodable.class, () -> codec.decode(BLEW, text));
            assertFalse(undecodable.getMessage().contains(secret), undecodable.getMessage());
            assertTrue(undecodable.getMessage().contains("'bulb.blew' v1"), undecodable.getMessage());
            var metadata = assertThrows(Undecodable.class, () -> codec.metadata(text));
            assertFalse(metadata.getMessage().contains(secret), metadata.getMessage());
        }
    }

    @Test
    void a_text_that_does_not_fit_its_record_names_the_remedy() {
        assertMessage(
                "the stored event 'bulb.fitted' v2 cannot be read: it does not fit the type at /watts; if the record"
                        + " has changed, add a version with an upcaster and its golden file; a value that is stored as one"
                        + " word needs a mixin",
                FITTED,
                "{\"watts\":\"60\"}");
        assertMessage(
                "the stored event 'bulb.fitted' v1 cannot be read: it has a member that the type does not have; correct"
                        + " the upcaster from v1, or add the mixin of a value that is stored as one word",
                new EventType("bulb.fitted", 1),
                "{\"power\":\"40W\",\"more\":1}");
        assertMessage(
                "the stored event 'bulb.fitted' v2 cannot be read: it is not JSON in the stored form, at character 1",
                FITTED,
                "{'watts':60}");
    }

    private void assertMessage(String expected, EventType stored, String text) {
        var undecodable = assertThrows(Undecodable.class, () -> codec.decode(stored, text));
        assertEquals(expected, undecodable.getMessage());
    }

    @Test
    void metadata_is_written_without_absent_members() {
        assertEquals("{\"correlation\":\"c\"}", codec.encode(Metadata.of("c")));
        var rich = new Metadata(
                "c", Optional.of(new EventRef(new StreamId("bulb", "a-b"), 7)), Optional.of("ada"), Optional.of("t"));
        assertEquals(
                "{\"correlation\":\"c\",\"causation\":\"bulb-a-b@7\",\"actor\":\"ada\",\"trace\":\"t\"}",
                codec.encode(rich));
        assertEquals(rich, codec.metadata(codec.encode(rich)));
    }

    @Test
    void metadata_in_any_other_form_is_malformed() {
        for (var text : List.of(
                "",
                "null",
                "{}",
                "[]",
                "{\"correlation\":1}",
                "{\"correlation\":null}",
                "{\"correlation\":\"\"}",
                "{\"correlation\":\"c\",\"actor\":null}",
                "{\"correlation\":\"c\",\"name\":\"x\"}",
                "{\"correlation\":\"c\",\"correlation\":\"d\"}",
                "{\"correlation\":\"c\",\"causation\":\"bulb\"}",
                "{\"correlation\":\"c\",\"causation\":\"bulb-a@0\"}",
                "{\"correlation\":\"c\"}}")) {
            var undecodable = assertThrows(Undecodable.class, () -> codec.metadata(text), text);
            assertEquals(Reason.MALFORMED, undecodable.reason());
        }
    }

    @Test
    void a_family_knows_its_stored_names() {
        assertEquals(Set.of("bulb.blew"), codec.storedTypes(Blew.class));
        assertEquals(
                Set.of("bulb.fitted", "bulb.switched-on", "bulb.switched-off", "bulb.blew"),
                codec.storedTypes(BulbEvent.class));
    }

    @Test
    void a_name_or_a_record_bound_twice_is_refused_at_the_start() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new JsonEventCodec<>(
                        listing(StoredType.of("bulb.blew", Blew.class), StoredType.of("bulb.blew", Fitted.class))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new JsonEventCodec<>(
                        listing(StoredType.of("bulb.blew", Blew.class), StoredType.of("bulb.burst", Blew.class))));
    }

    @Test
    void a_written_type_missing_from_the_list_is_refused() {
        var forgetful = new JsonEventCodec<>(listing(StoredType.of("bulb.switched-on", SwitchedOn.class)));
        assertThrows(IllegalStateException.class, () -> forgetful.encode(new Blew("x")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static EventTypes<BulbEvent> listing(StoredType<? extends BulbEvent>... types) {
        return new EventTypes<>() {
            @Override
            public StoredType<? extends BulbEvent> of(BulbEvent event) {
                return new BulbEventTypes().of(event);
            }

            @Override
            public List<StoredType<? extends BulbEvent>> all() {
                return List.of(types);
            }
        };
    }

    private void assertRefused(Reason reason, EventType stored, String text) {
        var undecodable = assertThrows(
                Undecodable.class,
                () -> codec.decode(stored, text),
                () -> text.substring(0, Math.min(80, text.length())));
        assertEquals(reason, undecodable.reason());
    }

    @Test
    void metadata_in_another_layout_is_read_by_the_parser_with_the_same_result() {
        var codec = new JsonEventCodec<>(new BulbEventTypes());
        var metadata = Metadata.of("c-1").by("ada");
        assertEquals("{\"correlation\":\"c-1\",\"actor\":\"ada\"}", codec.encode(metadata));
        for (var text : List.of(
                "{\"correlation\":\"c-1\",\"actor\":\"ada\"}",
                "{ \"actor\": \"ada\", \"correlation\": \"c-1\" }",
                "{\"correlation\":\"c\\u002d1\",\"actor\":\"ada\"}")) {
            assertEquals(metadata, codec.metadata(text), text);
        }
        for (var text : List.of(
                "{\"correlation\":\"\"}",
                "{\"correlation\":\"c\"",
                "{\"correlation\":\"c\"}}",
                "{\"correlation\":\"c\",\"correlation\":\"c\"}",
                "{\"correlation\":\"c\",\"actor\":1}")) {
            assertThrows(Undecodable.class, () -> codec.metadata(text), text);
        }
    }
}

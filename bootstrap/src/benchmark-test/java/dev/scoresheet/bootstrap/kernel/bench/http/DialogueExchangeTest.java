package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.http.DialogueExchange.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests of a dialogue whose answers the test makes up.
class DialogueExchangeTest {

    private final AnswerReader answer = new AnswerReader(100);
    private final List<String> told = new ArrayList<>();
    private final Map<Wrong, Long> wrong = new HashMap<>();
    private final DialogueExchange exchange = new DialogueExchange(new Told(), wrong);

    @Test
    void a_right_answer_leads_to_the_next_request() {
        assertTrue(exchange.answered(200, answer));

        assertEquals(List.of("answered"), told);
        assertEquals(
                "GET /1 HTTP/1.1",
                new String(exchange.next("host"), StandardCharsets.US_ASCII)
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertEquals(Map.of(), wrong);
    }

    @Test
    void a_wrong_answer_does_not_count_and_is_reported() {
        assertFalse(exchange.answered(503, answer));
        assertFalse(exchange.answered(503, answer));

        assertEquals(List.of("begun again", "begun again"), told);
        assertEquals(Map.of(new Wrong(200, 503), 2L), wrong);
    }

    private final class Told implements Dialogue {

        @Override
        public Turn next() {
            return new Turn(new WireRequest("GET", "/" + told.size(), Map.of(), "", 200), true);
        }

        @Override
        public void answered(String location) {
            told.add("answered");
        }

        @Override
        public void beginAgain() {
            told.add("begun again");
        }

        @Override
        public Map<StreamId, Long> acknowledged() {
            return Map.of();
        }
    }
}

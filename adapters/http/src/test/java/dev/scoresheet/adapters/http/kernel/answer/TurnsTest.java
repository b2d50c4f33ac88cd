package dev.scoresheet.adapters.http.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class TurnsTest {

    private static final Call CALL = new Call(
            new Request("request-1", "GET", "/", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true),
            "application/json",
            Map.of(),
            JsonMapper.shared().nullNode());

    @Test
    void the_number_of_running_calls_is_limited_and_all_are_answered() throws Exception {
        var turns = new Turns(2);
        var begun = new ConcurrentLinkedQueue<Integer>();
        var two = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        var held = turns.taking(call -> {
            begun.add(1);
            two.countDown();
            assertDoesNotThrow(() -> goOn.await());
            return Reply.json(200, Map.of());
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Reply>>();
            for (int caller = 0; caller < 10; caller++) {
                answers.add(callers.submit(() -> held.answer(CALL)));
            }
            two.await();
            Thread.sleep(50); // time for a third call, which must not start
            var atOnce = begun.size();
            goOn.countDown();
            assertEquals(2, atOnce);
            for (var answer : answers) {
                assertEquals(200, answer.get().status());
            }
        }
    }

    @Test
    void a_failed_call_gives_its_turn_back() {
        var turns = new Turns(1);
        var failing = turns.taking(call -> {
            throw new IllegalStateException("on purpose");
        });
        assertThrows(IllegalStateException.class, () -> failing.answer(CALL));
        assertEquals(
                200,
                turns.taking(call -> Reply.json(200, Map.of())).answer(CALL).status());
    }
}

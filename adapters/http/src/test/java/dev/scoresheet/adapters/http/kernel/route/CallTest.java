package dev.scoresheet.adapters.http.kernel.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.http.kernel.request.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Refusals of constructors, those of the JDK's own values included.
class CallTest {

    private static final String WRONG = "2026-02-30";

    static Stream<Arguments> constructors() {
        return Stream.<Function<String, ?>>of(
                        LocalDate::parse,
                        Instant::parse,
                        Duration::parse,
                        UUID::fromString,
                        Integer::valueOf,
                        text -> LocalDate.of(2026, 2, 30))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("constructors")
    void a_refused_value_is_a_fault_of_the_request(Function<String, ?> constructor) {
        var body = JsonMapper.shared().createObjectNode().put("day", WRONG);
        var request =
                new Request("r", "POST", "/api/bookings", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true);
        var call = new Call(request, "application/json", Map.of("day", WRONG), body);
        var ofParameter = assertThrows(ProblemException.class, () -> call.valueOf("day", WRONG, constructor));
        assertEquals(KernelProblems.BAD_PARAMETER, ofParameter.problem().type());
        var ofBody = assertThrows(
                ProblemException.class, () -> call.value("/day", node -> constructor.apply(node.stringValue())));
        assertEquals(KernelProblems.INVALID_BODY, ofBody.problem().type());
    }
}

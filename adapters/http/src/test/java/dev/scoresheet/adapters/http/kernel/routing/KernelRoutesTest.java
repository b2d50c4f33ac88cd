package dev.scoresheet.adapters.http.kernel.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.ContractFuzz;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Routes of a server without a subject.
class KernelRoutesTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/kernel/no-subject.yaml");

    private final LocalRouter router = new LocalRouter(
            CONTRACT, new KernelRoutes("Lamps", "1.0", "memory", CONTRACT, List.of()).routes(), Guard.OPEN);

    @Test
    void the_api_names_itself_and_its_contract() {
        assertEquals("/api", ask("/").headers().get("Location"));
        assertEquals(
                "{\"name\":\"Lamps\",\"version\":\"1.0\",\"store\":\"memory\",\"openapi\":\"/api/openapi.yaml\"}",
                text(ask("/api")));
        assertEquals(CONTRACT.text(), text(ask("/api/openapi.yaml")));
    }

    @Test
    void every_problem_has_its_page() {
        for (var type : KernelProblems.ALL) {
            assertTrue(text(ask(type.uri())).contains(type.explanation()), type.slug());
        }
        assertEquals(404, ask("/problems/too-much-tea").status());
        assertEquals(400, ask("/problems/Too").status());
    }

    @Test
    void every_answer_fits_the_contract() {
        long seed = Long.getLong("scoresheet.seed", System.nanoTime());
        System.out.println("fuzz of the kernel's contract: -Dscoresheet.seed=" + seed);
        var fuzz = new ContractFuzz(CONTRACT, Map.of("slug", List.of("not-found", "unknown-one")), seed);
        var check = new ContractCheck(CONTRACT);
        for (int i = 0; i < 3_000; i++) {
            var request = fuzz.next(List.of("X-Nobody", "x"));
            var response = router.answer(request);
            check.check(request, response);
            assertTrue(response.status() < 500, () -> request + " → " + text(response));
        }
    }

    private Response ask(String target) {
        var request =
                new Request("request-1", "GET", target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true);
        var response = router.answer(request);
        new ContractCheck(CONTRACT).check(request, response);
        return response;
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }
}

package dev.scoresheet.adapters.http.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.NamedRequest;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Check of an answer against the contract: documented status, documented media type, and a body that fits the
/// schema. The answer must name its request, and a refusal of a parameter must name the parameter.
public final class ContractCheck {

    private final OpenApiContract contract;

    public ContractCheck(OpenApiContract contract) {
        this.contract = contract;
    }

    public void check(Request request, Response response) {
        var summary = request.method() + " " + request.target() + " → " + response.status() + " " + bodyText(response);
        var contentType = response.headers().get("Content-Type");
        if (bodyText(response).contains("\"type\":\"/problems/unavailable\"")) {
            assertNotNull(response.headers().get("Retry-After"), summary);
        }
        assertEquals(request.correlation(), NamedRequest.of(response.headers(), bodyText(response)), summary);
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var here = contract.operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> isAt(operation, request))
                .findFirst();
        if (here.isEmpty() || contract.answersToAnyRequest().contains(response.status())) {
            assertTrue(response.status() >= 400, summary);
            assertEquals(Problem.MEDIA_TYPE, contentType, summary);
            return;
        }
        var schemas = here.get().answers().get(response.status());
        assertNotNull(schemas, "undocumented: " + summary);
        if (contentType != null
                && contentType.endsWith("json")
                && !request.method().equals("HEAD")) {
            var schema = schemas.get(contentType);
            assertNotNull(schema, "undocumented media type: " + summary);
            var body = JsonMapper.builder().build().readTree(response.body().getBytes());
            assertEquals(List.of(), Schemas.violations(schema, body), summary);
            if (body.path("type").asString("").equals("/problems/bad-parameter")) {
                assertTrue(body.at("/errors/0/parameter").isString(), summary);
            }
        } else if (contentType != null) {
            assertTrue(
                    here.get()
                            .produces()
                            .contains(MediaType.read(contentType).orElseThrow().name()),
                    summary);
        }
    }

    private static String bodyText(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }

    private static boolean isAt(Operation operation, Request request) {
        try {
            return isAt(
                    operation,
                    RequestTarget.parse(request.method(), request.target()).segments());
        } catch (ProblemException trick) {
            return false;
        }
    }

    /// True if the path belongs to the operation. The value of a segment in braces is not checked.
    public static boolean isAt(Operation operation, List<String> segments) {
        if (segments.size() != operation.path().size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            var known = operation.path().get(i);
            if (!known.startsWith("{") && !known.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}

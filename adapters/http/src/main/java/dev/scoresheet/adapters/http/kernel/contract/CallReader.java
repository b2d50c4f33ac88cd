package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.FieldTokens;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reader of a request as a call of one operation. It reads the parameters, then negotiates the media type, then reads
/// the body.
public final class CallReader {

    /// Fields that are lists and may have several lines (RFC 9110, 5.3). Any other field that this class reads has one
    /// line.
    private static final Set<String> LISTS = Set.of("if-match", "if-none-match");

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private CallReader() {}

    public static Call read(Request request, RequestTarget target, Operation operation) {
        var parameters = parameters(request, target, operation);
        var mediaType = Accept.best(request.headers().getAll("Accept"), operation.produces())
                .orElseThrow(() -> new ProblemException(KernelProblems.NOT_ACCEPTABLE.of(
                        "This operation answers with " + String.join(", ", operation.produces()) + ".")));
        return new Call(request, mediaType, parameters, body(request, operation));
    }

    private static Map<String, String> parameters(Request request, RequestTarget target, Operation operation) {
        var unknown = new HashSet<>(target.query().keySet());
        var read = new HashMap<String, String>();
        for (var parameter : operation.parameters()) {
            var name = parameter.name();
            var text = switch (parameter.place()) {
                case PATH -> operation.inPath(name, target.segments()).orElse(null);
                case QUERY -> target.query().get(name);
                case HEADER -> header(request, name);
            };
            unknown.remove(name);
            if (text != null) {
                read.put(name, parameter.checked(text));
            } else if (parameter.required()) {
                throw ProblemException.parameter(name, "missing");
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.parameter(
                    Excerpt.of(unknown.stream().sorted().findFirst().orElseThrow()),
                    "not a parameter of this operation");
        }
        return read;
    }

    private static @Nullable String header(Request request, String name) {
        var lines = request.headers().getAll(name);
        if (lines.isEmpty()) {
            return null;
        }
        if (lines.size() > 1 && !LISTS.contains(name.toLowerCase(Locale.ROOT))) {
            throw ProblemException.parameter(name, "given more than once");
        }
        return String.join(", ", lines);
    }

    private static JsonNode body(Request request, Operation operation) {
        return switch (operation.body()) {
            case Operation.Body.NotTaken() -> {
                if (request.body().length() > 0) {
                    throw new ProblemException(KernelProblems.MALFORMED_REQUEST.of("This operation takes no body."));
                }
                yield NOTHING;
            }
            case Operation.Body.Json(var schema, var required) -> {
                checkCoding(request.headers().getAll("Content-Encoding"));
                if (request.body().length() == 0) {
                    if (required) {
                        throw new ProblemException(
                                KernelProblems.MALFORMED_JSON.of("The body is empty, but this operation needs one."));
                    }
                    yield NOTHING;
                }
                checkMediaType(request.headers().getAll("Content-Type"));
                var body = RequestBodyReader.read(request.body());
                if (body.isNull() && !required) {
                    yield NOTHING; // generated clients send this for an absent body
                }
                var violations = Schemas.violations(schema, body);
                if (!violations.isEmpty()) {
                    var first = violations.getFirst();
                    throw new ProblemException(KernelProblems.INVALID_BODY
                            .of(first.get("pointer") + ": " + first.get("detail"))
                            .with("errors", violations));
                }
                yield body;
            }
        };
    }

    private static void checkCoding(List<String> fields) {
        var codings = FieldTokens.list(String.join(",", fields), FieldTokens::token);
        if (!codings.stream()
                .allMatch(coding -> coding.filter("identity"::equalsIgnoreCase).isPresent())) {
            throw new ProblemException(
                    KernelProblems.UNSUPPORTED_MEDIA_TYPE.of("The server does not support compressed bodies."));
        }
    }

    private static void checkMediaType(List<String> fields) {
        if (fields.size() != 1
                || MediaType.read(fields.getFirst()).filter(CallReader::isJson).isEmpty()) {
            throw new ProblemException(
                    KernelProblems.UNSUPPORTED_MEDIA_TYPE.of("Send the body as application/json, in UTF-8."));
        }
    }

    private static boolean isJson(MediaType type) {
        return type.name().equals("application/json")
                && type.parameters().entrySet().stream()
                        .allMatch(parameter -> parameter.getKey().equals("charset")
                                && parameter.getValue().equalsIgnoreCase("utf-8"));
    }
}

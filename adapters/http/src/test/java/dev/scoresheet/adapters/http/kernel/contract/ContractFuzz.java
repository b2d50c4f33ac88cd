package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Generator of requests from a contract: most are valid, some are wrong in one place, and a few are no
/// requests. The result depends only on the seed.
public final class ContractFuzz {

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e400",
            "1000000000000000",
            "9223372036854775807",
            "99999999999999999999",
            "null",
            "\"",
            "\\",
            "'",
            "%",
            "%00",
            "%2f",
            "..",
            "\u0000",
            "\uD83D\uDCA1",
            "a".repeat(300),
            "*",
            "W/\"1\"",
            "\"1\"",
            "\"1\", \"2\"",
            "<script>",
            "${x}",
            "\r\nX: y");

    private final OpenApiContract contract;
    private final Map<String, List<String>> known;
    private final SplittableRandom random;
    private long requests;

    /// @param known values that mean something to the server, by the name of the parameter or member
    public ContractFuzz(OpenApiContract contract, Map<String, List<String>> known, long seed) {
        this.contract = contract;
        this.known = known;
        this.random = new SplittableRandom(seed);
    }

    public Request next(List<String> actingHeader) {
        var operations = contract.operations();
        var operation = operations.get(random.nextInt(operations.size()));
        var headers = MultiMap.caseInsensitiveMultiMap();
        var target = new StringBuilder(path(operation));
        for (var parameter : operation.parameters()) {
            if (random.nextInt(3) == 0) {
                switch (parameter.place()) {
                    case QUERY ->
                        target.append(target.indexOf("?") < 0 ? '?' : '&')
                                .append(parameter.name())
                                .append('=')
                                .append(encoded(
                                        parameter.integer() && random.nextInt(20) > 0
                                                ? Integer.toString(random.nextInt(12))
                                                : word(parameter.name())));
                    case HEADER -> headers.add(parameter.name(), word(parameter.name()));
                    case PATH -> {}
                }
            }
        }
        if (random.nextInt(40) == 0) {
            target.append(target.indexOf("?") < 0 ? "?" : "&")
                    .append(encoded(word("")))
                    .append("=1");
        }
        if (random.nextInt(8) > 0) {
            headers.add(actingHeader.getFirst(), actingHeader.get(1 + random.nextInt(actingHeader.size() - 1)));
        }
        if (random.nextInt(30) == 0) {
            headers.add("Accept", random.nextBoolean() ? "text/html" : "*/*;q=0.1");
        } else if (operation.produces().size() > 1 && random.nextBoolean()) {
            var produced = List.copyOf(operation.produces());
            headers.add("Accept", produced.get(random.nextInt(produced.size())));
        }
        var body = body(operation, headers);
        var method = random.nextInt(50) == 0 ? "PATCH" : operation.method();
        return new Request("fuzz-" + ++requests, method, target.toString(), headers, body, true);
    }

    private String path(Operation operation) {
        var path = new StringBuilder();
        for (var segment : operation.path()) {
            path.append('/')
                    .append(
                            segment.startsWith("{")
                                    ? encoded(word(segment.substring(1, segment.length() - 1)))
                                    : segment);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private Buffer body(Operation operation, MultiMap headers) {
        if (!(operation.body() instanceof Operation.Body.Json(var schema, var required))) {
            return random.nextInt(50) == 0 ? Buffer.buffer("{}") : Buffer.buffer();
        }
        if (!required && random.nextBoolean()) {
            return Buffer.buffer();
        }
        if (random.nextInt(50) > 0) {
            headers.add("Content-Type", random.nextInt(50) == 0 ? word("") : "application/json");
        }
        var text = Buffer.buffer(value("", schema.getSchemaNode(), 0).toString());
        for (int damage = random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0; damage > 0; damage--) {
            text.setByte(random.nextInt(text.length()), (byte) random.nextInt(256));
        }
        return text;
    }

    private JsonNode value(String name, JsonNode node, int depth) {
        var json = JsonNodeFactory.instance;
        var schema = node.has("$ref")
                ? contract.document().at(node.get("$ref").stringValue().substring(1))
                : node;
        if (random.nextInt(25) == 0 || depth > 5) {
            return switch (random.nextInt(6)) {
                case 0 -> json.nullNode();
                case 1 -> json.numberNode(random.nextLong());
                case 2 -> json.numberNode(random.nextDouble());
                case 3 -> json.arrayNode().add(word(name));
                case 4 -> json.objectNode().put(word(name), word(name));
                default -> json.stringNode(word(name));
            };
        }
        if (schema.has("anyOf")) {
            var choices = schema.get("anyOf");
            return value(name, choices.get(random.nextInt(choices.size())), depth + 1);
        }
        var type = schema.path("type").isArray()
                ? schema.get("type").get(0).stringValue()
                : schema.path("type").asString("string");
        return switch (type) {
            case "object" -> {
                var object = json.objectNode();
                schema.path("properties").properties().forEach(property -> {
                    if (random.nextInt(8) > 0) {
                        object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
                    }
                });
                if (random.nextInt(30) == 0) {
                    object.put("surprise", word(name));
                }
                yield object;
            }
            case "integer" -> json.numberNode(random.nextInt(6));
            case "boolean" -> json.booleanNode(random.nextBoolean());
            case "null" -> json.nullNode();
            default -> json.stringNode(word(name));
        };
    }

    private String word(String name) {
        var fitting = known.getOrDefault(name, NASTY);
        var from = random.nextInt(12) == 0 ? NASTY : fitting;
        return from.get(random.nextInt(from.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.scoresheet.adapters.http.kernel.route;

import dev.scoresheet.adapters.http.kernel.request.Request;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One request for one operation, as its contract describes it: parameters have their form, the body fits its schema.
///
/// @param mediaType which of those that the operation answers with the client likes best
/// @param parameters of path, query and headers, by the names that the contract gives them
/// @param body an empty object where none was sent
public record Call(Request request, String mediaType, Map<String, String> parameters, JsonNode body) {

    public Call {
        parameters = Map.copyOf(parameters);
    }

    public String correlation() {
        return request.correlation();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// A parameter that the contract requires.
    public String required(String name) {
        return parameter(name)
                .orElseThrow(() -> new IllegalStateException("the contract lets '" + name + "' be absent"));
    }

    /// A parameter that the contract calls an integer.
    public OptionalLong number(String name) {
        var text = parameters.get(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /// A header field that the contract names as a credential and not as a parameter.
    public Optional<String> header(String name) {
        var lines = request.headers().getAll(name);
        if (lines.size() > 1) {
            throw ProblemException.parameter(name, "given more than once");
        }
        return lines.stream().findFirst();
    }

    /// Makes a value of a parameter; what the value's constructor refuses is a malformed request.
    public <V> V valueOf(String name, String text, Function<String, V> constructor) {
        try {
            return constructor.apply(text);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.parameter(name, ProblemException.said(refusal));
        }
    }

    /// Makes a value of what the body says at a pointer; what the value's constructor refuses does not fit.
    public <V> V value(String pointer, Function<JsonNode, V> constructor) {
        try {
            return constructor.apply(body.at(pointer));
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.body(pointer, ProblemException.said(refusal));
        }
    }
}

package dev.scoresheet.adapters.http.kernel.route;

import dev.scoresheet.adapters.http.kernel.request.Request;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Request for one operation, checked against its contract: parameters have their form, the body fits its schema.
///
/// @param mediaType media type of the answer that the client prefers
/// @param parameters parameters of path, query and headers, by their names in the contract
/// @param body body of the request; an empty object if none was sent
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

    /// Returns a parameter that the contract requires.
    public String required(String name) {
        return parameter(name)
                .orElseThrow(
                        () -> new IllegalStateException("the contract does not require the parameter '" + name + "'"));
    }

    /// Returns a parameter that the contract calls an integer.
    public OptionalLong number(String name) {
        var text = parameters.get(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /// Notes the id of the resource that this call creates, before the write. If the outcome of the write stays
    /// unknown, the answer names it.
    ///
    /// @return the same id
    public UUID creates(UUID id) {
        request.created().set(Optional.of(id.toString()));
        return id;
    }

    /// Returns a header field that the contract names as a credential and not as a parameter.
    public Optional<String> header(String name) {
        var lines = request.headers().getAll(name);
        if (lines.size() > 1) {
            throw ProblemException.parameter(name, "given more than once");
        }
        return lines.stream().findFirst();
    }

    /// Makes a value from a parameter. If the constructor refuses the text, the request is malformed. A constructor
    /// refuses with `IllegalArgumentException`, and those of `java.time` with `DateTimeException`.
    public <V> V valueOf(String name, String text, Function<String, V> constructor) {
        try {
            return constructor.apply(text);
        } catch (IllegalArgumentException | DateTimeException refusal) {
            throw ProblemException.parameter(name, ProblemException.reason(refusal));
        }
    }

    /// Makes a value from the body's member at a pointer. If the constructor refuses the member, the body is invalid. A
    /// constructor refuses as in `valueOf`.
    public <V> V value(String pointer, Function<JsonNode, V> constructor) {
        try {
            return constructor.apply(body.at(pointer));
        } catch (IllegalArgumentException | DateTimeException refusal) {
            throw ProblemException.body(pointer, ProblemException.reason(refusal));
        }
    }
}

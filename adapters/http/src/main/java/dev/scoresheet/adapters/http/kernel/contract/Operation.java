package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Operation of the contract: its path, its input, and its possible answers.
///
/// @param path segments; those in braces are parameters
/// @param produces media types of its answers that are no problems
/// @param answers schemas by status; one for each JSON media type
public record Operation(
        String id,
        String method,
        List<String> path,
        List<Parameter> parameters,
        Body body,
        Set<String> produces,
        Map<Integer, Map<String, Schema>> answers) {

    sealed interface Body {

        record NotTaken() implements Body {}

        record Json(Schema schema, boolean required) implements Body {}
    }

    Optional<String> inPath(String name, List<String> segments) {
        int at = path.indexOf("{" + name + "}");
        return at < 0 ? Optional.empty() : Optional.of(segments.get(at));
    }
}

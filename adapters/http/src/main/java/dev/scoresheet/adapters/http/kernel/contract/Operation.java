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

    /// True if the path belongs to this operation. The value of a segment in braces is checked later.
    public boolean isAt(List<String> segments) {
        if (segments.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(path.get(i)) && !path.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    Optional<String> inPath(String name, List<String> segments) {
        int at = path.indexOf("{" + name + "}");
        return at < 0 ? Optional.empty() : Optional.of(segments.get(at));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}

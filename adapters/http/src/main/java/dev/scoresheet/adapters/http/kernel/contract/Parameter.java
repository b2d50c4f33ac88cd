package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parameter as the contract describes it.
record Parameter(String name, Place place, boolean required, boolean integer, Schema schema) {

    private static final int LONGEST_INTEGER = 15;

    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /// Returns the text itself if it has the form that the contract requires; otherwise throws.
    String checked(String text) {
        var violations = schema.validate(value(text));
        if (!violations.isEmpty()) {
            throw ProblemException.parameter(name, violations.getFirst().getMessage());
        }
        return text;
    }

    private JsonNode value(String text) {
        if (!integer) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        if (text.isEmpty() || text.length() > LONGEST_INTEGER || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ProblemException.parameter(name, "not a number of 1 to " + LONGEST_INTEGER + " digits");
        }
        return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
}

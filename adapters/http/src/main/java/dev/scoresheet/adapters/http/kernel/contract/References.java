package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.HashSet;
import tools.jackson.databind.JsonNode;

/// References to the components of one contract. Each of them has a target: the merge refuses any other.
record References(JsonNode document) {

    private static final String REFERENCE = "$ref";

    /// Returns the node, or the component that it refers to.
    ///
    /// @param kind the member of `components` that the place of the node takes
    /// @param place the place of the node, for an error
    /// @throws SubjectIncomplete when the node refers to another kind, or in a circle
    JsonNode follow(JsonNode node, String kind, String place) {
        var followed = new HashSet<String>();
        var found = node;
        while (found.has(REFERENCE)) {
            var reference = found.path(REFERENCE).asString("");
            if (!reference.startsWith("#/components/" + kind + "/")) {
                throw new SubjectIncomplete(place + " takes one of components/" + kind + ", not " + reference);
            }
            if (!followed.add(reference)) {
                throw new SubjectIncomplete(place + " refers to " + reference + ", which refers to itself");
            }
            found = document.at(reference.substring(1));
        }
        return found;
    }
}

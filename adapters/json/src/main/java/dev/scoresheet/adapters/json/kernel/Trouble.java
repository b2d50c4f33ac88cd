package dev.scoresheet.adapters.json.kernel;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Messages for Jackson's errors that quote no data: messages reach logs, and data may be personal.
final class Trouble {

    private Trouble() {}

    static String in(JacksonException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                "it has a member that the type does not have" + inside(unknown, 1);
            case StreamReadException unreadable ->
                "it is not JSON in the stored form, at character "
                        + unreadable.getLocation().getCharOffset();
            default -> "it does not fit the type" + inside(exception, 0);
        };
    }

    /// @param hidden steps at the end of the path that the message must not name
    private static String inside(JacksonException exception, int hidden) {
        var path = exception.getPath();
        var pointer = new StringBuilder();
        for (var step : path.subList(0, Math.max(0, path.size() - hidden))) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.isEmpty() ? "" : " at " + pointer;
    }
}

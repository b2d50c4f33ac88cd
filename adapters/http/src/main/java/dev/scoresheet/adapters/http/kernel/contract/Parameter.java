package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parameter as the contract describes it.
record Parameter(String name, Place place, boolean required, boolean integer, Schema schema) {

    private static final int MOST_DIGITS = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1," + MOST_DIGITS + "}");
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /// Returns the text if it has the form that the contract requires, or a number in the form of a `long`. Otherwise
    /// throws.
    String checked(String text) {
        var json = JsonNodeFactory.instance;
        var value = integer ? json.numberNode(number(text)) : json.stringNode(text);
        var violations = schema.validate(value);
        if (!violations.isEmpty()) {
            throw ProblemException.parameter(name, violations.getFirst().getMessage());
        }
        return value.asString();
    }

    /// Returns the greatest `long` for a greater number. Like that one, it is beyond all versions and positions.
    private long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw ProblemException.parameter(name, "not a number of 1 to " + MOST_DIGITS + " digits");
        }
        return new BigInteger(text).min(GREATEST).longValueExact();
    }
}

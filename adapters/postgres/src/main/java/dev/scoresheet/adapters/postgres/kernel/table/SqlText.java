package dev.scoresheet.adapters.postgres.kernel.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// Conversion of values to text that the database reads as their type.
final class SqlText {

    private SqlText() {}

    /// @throws IllegalArgumentException for a type that a row must not hold, such as a floating point number
    static String of(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Short number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth.toString();
            case UUID id -> id.toString();
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case JSON json -> json.data();
            case JSONB json -> json.data();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case Object[] array -> array(array);
            default ->
                throw new IllegalArgumentException("a row of a view cannot hold a value of type "
                        + value.getClass().getName());
        };
    }

    private static String array(@Nullable Object[] elements) {
        var text = new StringBuilder("{");
        for (var element : elements) {
            if (text.length() > 1) {
                text.append(',');
            }
            if (element == null) {
                text.append("NULL");
            } else {
                text.append('"')
                        .append(of(element).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.append('}').toString();
    }

    /// Appends one field of a line of `copy ... from stdin`.
    static void copyField(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        var text = of(value);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(letter);
            }
        }
    }
}

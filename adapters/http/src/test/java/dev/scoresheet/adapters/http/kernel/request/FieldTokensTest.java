package dev.scoresheet.adapters.http.kernel.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.kernel.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTokensTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a,b           | [a, b]
            a , b         | [a, b]
            a\t,\tb        | [a, b]
            ,a,,b,        | [a, b]
            ,             | []
            a b,c         | [?, c]
            "a,b",c       | [?, c]
            "a\\",b",c      | [?, c]
            a"b,c",d      | [?, d]
            a,"b,c        | [a, ?]
            a;b=",",c     | [?, c]
            """)
    void a_list_ends_its_elements_at_commas_outside_quotes(String field, String elements) {
        assertEquals(
                elements,
                FieldTokens.list(field, FieldTokens::token).stream()
                        .map(element -> element.orElse("?"))
                        .toList()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ;a=b               | {a=b}
            ; A=b ;c=D         | {a=b, c=D}
            \t;\ta=b\t         | {a=b}
            ;a="b;c=d"         | {a=b;c=d}
            ;a="b\\"c\\\\"       | {a=b"c\\}
            ;a="\u00e4\t "      | {a=\u00e4\t }
            ;a=""              | {a=}
            ;;a=b; ;           | {a=b}
            ; a = b            | {a=b}
            """)
    void parameters_are_read(String field, String parameters) {
        assertEquals(Optional.of(parameters), parameters(field).map(map -> new TreeMap<>(map).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                ";a",
                ";a=",
                ";=b",
                ";a=b c",
                ";a=\"b",
                ";a=\"b\\",
                ";a=\"b\\\"",
                ";a=b;A=c",
                ";a=(b)",
                ";a='b,c'",
                ";a=\"b\u0001\"",
                ";a=\"b\\\u0001\"",
                ";a=\"b\"c"
            })
    void malformed_parameters_are_none(String field) {
        assertEquals(Optional.empty(), parameters(field));
    }

    /// Reading ends for any text, and whole lists are those of their elements.
    @Test
    void any_text_is_read_to_its_end() {
        var random = Seed.random("FieldTokensTest");
        for (var attempt = 0; attempt < 20_000; attempt++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(12); length > 0; length--) {
                text.append("ab ,;=\"\\\t\u00e4\u0001*/".charAt(random.nextInt(13)));
            }
            var read = FieldTokens.list(text.toString(), FieldTokens::parameters);
            var twice = FieldTokens.list("x, " + text, FieldTokens::token);
            assertEquals(List.of(Optional.of("x")), twice.subList(0, 1), text::toString);
            assertEquals(read.size(), twice.size() - 1, text::toString);
        }
    }

    private static Optional<Map<String, String>> parameters(String field) {
        return FieldTokens.single(field, FieldTokens::parameters);
    }
}

package dev.scoresheet.adapters.http.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "1"                   | true
            W/"1"                 | true
            *                     | true
            "a,b", "1"            | true
            "a,W/", "1"           | true
            ",", "1"              | true
            "a\\","1"              | true
            "",\t"1"\t            | true
            ,, "1" ,              | true
            "\u00e4", "1"          | true
            "01"                  | false
            "1,2"                 | false
            "\\1"                 | false
            "*"                   | false
            ""                    | false
            """)
    void a_list_of_tags_names_a_version_or_not(String field, boolean named) {
        assertEquals(named, EntityTags.anyMatch(field, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "1"               | 1
            "1", "3"          | 1 3
            "a,b", "1"        | 1
            "a\\","1"          | 1
            W/"1", "2"        | 2
            "01", "1x", "2"   | 2
            "1234567890123456"|
            """)
    void a_precondition_names_versions_by_strong_tags(String field, String versions) {
        assertEquals(
                versions == null
                        ? List.of()
                        : Stream.of(versions.split(" ")).map(Long::valueOf).toList(),
                EntityTags.versions(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"1",
                "1\"",
                "\"1\" \"2\"",
                "\"1\"\"2\"",
                "\"1\", 2",
                "\"1\", *",
                "*, \"1\"",
                "*, *",
                "w/\"1\"",
                "W/ \"1\"",
                "W/1",
                "\"a b\"",
                "\"a, W/\", \"1\"",
                "\"x,\"1\",y\"",
                "\"a\\\"b\", \"1\"",
                "\"a\u007fb\"",
                "\"1\";q=1",
                "",
                ",",
                " , \t,"
            })
    void a_malformed_list_is_refused(String field) {
        assertThrows(ProblemException.class, () -> EntityTags.anyMatch(field, 1));
        assertThrows(ProblemException.class, () -> EntityTags.versions(field));
    }
}

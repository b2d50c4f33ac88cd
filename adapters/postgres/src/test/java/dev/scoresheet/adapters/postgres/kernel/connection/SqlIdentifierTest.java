package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlIdentifierTest {

    @Test
    void an_identifier_needs_no_quotes_and_is_not_reserved() {
        for (var good : List.of("_", "a", "scores_1", "x".repeat(63))) {
            assertTrue(SqlIdentifier.isValid(good), good);
        }
        for (var bad :
                List.of("", "1a", "A", "a-b", "a b", "a\"", "é", "a\n", "pg_a", "none", "public", "x".repeat(64))) {
            assertFalse(SqlIdentifier.isValid(bad), bad);
            assertThrows(IllegalArgumentException.class, () -> new SqlIdentifier(bad), bad);
        }
    }

    @Test
    void two_roles_have_two_names() {
        var one = new SqlIdentifier("one");
        assertThrows(IllegalArgumentException.class, () -> new RoleNames(one, new SqlIdentifier("two"), one));
    }
}

package dev.scoresheet.domain.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A value is valid, or it does not exist.
class LoanValuesTest {

    @Test
    void an_id_of_a_reader_is_refused_in_any_other_form() {
        assertEquals("Ann_2-b", new ReaderId("Ann_2-b").toString());
        for (var wrong : List.of("", "ann bell", "änn", "a".repeat(65), "ann\n")) {
            assertThrows(IllegalArgumentException.class, () -> new ReaderId(wrong), wrong);
        }
    }

    @Test
    void an_id_of_a_copy_is_refused_in_any_other_form() {
        assertEquals("dune-1", new CopyId("dune-1").toString());
        for (var wrong : List.of("", "-1", "dune-", "Dune", "a-b-c-d-e", "a".repeat(41))) {
            assertThrows(IllegalArgumentException.class, () -> new CopyId(wrong), wrong);
        }
    }

    @Test
    void an_id_of_a_branch_is_refused_in_any_other_form() {
        assertEquals("main", new BranchId("main").toString());
        for (var wrong : List.of("", "Main", "main street", "a".repeat(41))) {
            assertThrows(IllegalArgumentException.class, () -> new BranchId(wrong), wrong);
        }
    }
}

package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

final class DatabaseFaultTest {

    private static final String WORDS = "Worte des Servers";

    @ParameterizedTest
    @CsvSource({
        "08006, GONE",
        "08P01, GONE",
        "57P01, GONE",
        "57P03, GONE",
        "25P03, GONE",
        "40003, GONE",
        "25006, READ_ONLY",
        "28P01, DENIED",
        "28000, DENIED",
        "42501, DENIED",
        "3D000, UNFIT",
        "3F000, UNFIT",
        "26000, UNFIT",
        "42P05, UNFIT",
        "55000, UNFIT",
        "40001, TRANSIENT",
        "40P01, TRANSIENT",
        "55P03, TRANSIENT",
        "57014, TRANSIENT",
        "53100, EXHAUSTED",
        "53200, EXHAUSTED",
        "53300, EXHAUSTED",
        "58030, EXHAUSTED",
        "22P02, DATA",
        "23505, DATA",
        "23514, DATA",
        "54000, DATA",
        "P0002, DAMAGED",
        "XX001, DAMAGED",
        "XX002, DAMAGED",
        "42P01, DEFECT",
        "42883, DEFECT",
        "XX000, DEFECT",
        "99999, DEFECT",
        "H, DEFECT"
    })
    void the_sqlstate_gives_the_kind_of_an_error(String state, DatabaseFault fault) {
        assertEquals(fault, DatabaseFault.of(server(state, Map.of())));
        assertEquals(fault, DatabaseFault.of(new SQLException(WORDS, state)));
    }

    @Test
    void a_pool_without_a_connection_in_time_has_no_state() {
        assertEquals(DatabaseFault.GONE, DatabaseFault.of(new SQLTransientConnectionException("timed out")));
    }

    @ParameterizedTest
    @CsvSource({
        "kernel, event_pkey, DAMAGED",
        "kernel, seal_pkey, DAMAGED",
        "kernel, receipt_pkey, DATA",
        "kernel, event_stream_version_key, DATA",
        "chess, event_pkey, DATA"
    })
    void a_position_that_is_taken_is_damage(String schema, String constraint, DatabaseFault fault) {
        assertEquals(fault, DatabaseFault.of(server("23505", Map.of('s', schema, 'n', constraint))));
    }

    /// A file system without writes and a missing privilege have one state; the source file of the server differs.
    @Test
    void a_read_only_file_system_is_no_missing_privilege() {
        assertEquals(DatabaseFault.READ_ONLY, DatabaseFault.of(server("42501", Map.of('F', "fd.c"))));
        assertEquals(DatabaseFault.DENIED, DatabaseFault.of(server("42501", Map.of('F', "aclchk.c"))));
    }

    @ParameterizedTest
    @CsvSource({
        "53100, true",
        "42501, true",
        "28P01, true",
        "22P02, false",
        "23514, false",
        "42601, false",
        "XX000, false"
    })
    void the_server_is_quoted_only_where_it_quotes_no_document(String state, boolean quoted) {
        var error = DatabaseError.of(server(state, Map.of()));
        assertEquals(quoted, String.valueOf(error.getMessage()).contains(WORDS), error::getMessage);
        assertTrue(String.valueOf(error.getMessage()).contains("SQLSTATE " + state), error::getMessage);
        for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains(WORDS), cause::getMessage);
        }
    }

    @Test
    void an_exception_of_a_library_has_the_fault_of_its_cause() {
        var pool = new SQLTransientConnectionException("no connection", "53300", server("53300", Map.of()));
        var error = DatabaseError.in(new DataAccessException("no query", pool)).orElseThrow();
        assertEquals(DatabaseFault.EXHAUSTED, error.fault());
        assertTrue(String.valueOf(error.getMessage()).contains(WORDS), error::getMessage);
        assertEquals(Optional.empty(), DatabaseError.in(new IllegalStateException("of no database")));
        assertEquals(Optional.of(error), DatabaseError.in(error.thrown("it")));
    }

    @ParameterizedTest
    @EnumSource
    void only_defects_of_the_program_are_not_reported_as_unavailability(DatabaseFault fault) {
        var state = Map.of(
                        DatabaseFault.GONE, "08006",
                        DatabaseFault.READ_ONLY, "25006",
                        DatabaseFault.DENIED, "42501",
                        DatabaseFault.UNFIT, "3D000",
                        DatabaseFault.TRANSIENT, "40001",
                        DatabaseFault.EXHAUSTED, "53100",
                        DatabaseFault.DATA, "22P02",
                        DatabaseFault.DAMAGED, "XX001",
                        DatabaseFault.DEFECT, "42601")
                .get(fault);
        var thrown = DatabaseError.of(server(String.valueOf(state), Map.of())).thrown("it failed");
        switch (fault) {
            case GONE, READ_ONLY, DENIED, UNFIT, TRANSIENT, EXHAUSTED, DAMAGED ->
                assertInstanceOf(StoreUnavailable.class, thrown);
            case DATA, DEFECT -> assertInstanceOf(IllegalStateException.class, thrown);
        }
        assertTrue(
                String.valueOf(thrown.getMessage()).startsWith("it failed: " + fault.word() + ": "),
                thrown::getMessage);
        assertTrue(String.valueOf(thrown.getMessage()).endsWith(fault.remedy()), thrown::getMessage);
    }

    /// Returns an error in the form in which the server sends it.
    private static PSQLException server(String state, Map<Character, String> further) {
        var fields = further.entrySet().stream()
                .map(field -> field.getKey() + field.getValue() + "\0")
                .collect(Collectors.joining());
        return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0M" + WORDS + "\0" + fields), false);
    }
}

package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements that the roles must not run, tried one by one.
final class PrivilegesTest {

    private static final String DENIED = "42501";

    private static TestDatabase database;
    private static List<String> before;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.migrated("kernel");
        try (var log = PostgresLog.on(database)) {
            var bulbs = new Bulbs(log.store());
            bulbs.append(0, new Fitted(60));
        }
        before = everything();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update kernel.event set data = '{}'",
                "delete from kernel.event",
                "truncate kernel.event",
                "insert into kernel.event select * from kernel.event",
                "update kernel.head set position = 0",
                "update kernel.head set recorded_at = now() + interval '1 year'",
                "update kernel.head set incarnation = gen_random_uuid()",
                "delete from kernel.head",
                "truncate kernel.head",
                "select * from kernel.head for update",
                "update kernel.seal set chain = chain",
                "delete from kernel.seal",
                "truncate kernel.seal",
                "insert into kernel.seal select * from kernel.seal",
                "update kernel.receipt set outcome = 'refused'",
                "delete from kernel.receipt",
                "truncate kernel.receipt",
                "insert into kernel.receipt select * from kernel.receipt",
                "update kernel.audit set detail = ''",
                "delete from kernel.audit",
                "truncate kernel.audit",
                "update kernel.given_up set position = 0",
                "delete from kernel.given_up",
                "alter table kernel.event disable trigger all",
                "update kernel.process set acts_from = 0",
                "update kernel.process set partitions = 2",
                "delete from kernel.process",
                "delete from kernel.process_partition",
                "update kernel.process_given_up set instance = ''",
                "delete from kernel.process_given_up",
                "delete from kernel.process_left_out",
                "update kernel.process_wish set by_whom = ''",
                "delete from kernel.process_wish",
                "alter function kernel.append_batch owner to current_user",
                "select kernel.limit_holder()",
                "select kernel.append_with_receipts(null, null, null, null, null, null, null, null,"
                        + " null, null, null, null, null, null, null, null)",
                "create or replace function kernel.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "create table kernel.mine (only_mine int)",
                "insert into kernel_views.trace values ('', '', 1)",
                "set session_replication_role = replica",
                "do 'begin lock table kernel.head in access exclusive mode; end'"
            })
    void neither_the_application_nor_projections_can(String statement) throws SQLException {
        for (var role : List.of(DatabaseRole.APPLICATION, DatabaseRole.PROJECTIONS)) {
            try (var sql = Sql.as(role, database)) {
                assertEquals(DENIED, sql.refusal(statement), role + ": " + statement);
            }
        }
        assertEquals(before, everything());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update kernel.generation set position = 0",
                "insert into kernel.filled values ('mine')",
                "update kernel.pointer set generation = 1",
                "delete from kernel.parked",
                "insert into kernel_views.trace values ('', '', 1)",
                "create table kernel_views.mine (only_mine int)",
                "update kernel.delivery set count = 0",
                "insert into kernel.audit (by_whom, view, action, detail) values ('', '', '', '')",
                "insert into kernel.given_up values ('', 1, '', '', 1)"
            })
    void the_application_cannot_write_what_projections_write(String statement) throws SQLException {
        try (var sql = Sql.as(DatabaseRole.APPLICATION, database)) {
            assertEquals(DENIED, sql.refusal(statement), statement);
        }
    }

    /// A rebuild of a view reaches no process.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update kernel.process set acting_version = 0",
                "update kernel.process_partition set epoch = 0",
                "delete from kernel.process_instance",
                "delete from kernel.process_entry",
                "delete from kernel.process_fired",
                "insert into kernel.process_given_up values ('', 0, '', '')",
                "insert into kernel.process_left_out values ('', 0)",
                "update kernel.process_wish set settled_at = now()",
                "select * from kernel.process_instance",
                "select position from kernel.process_partition",
                "select kernel.lock_head()"
            })
    void projections_cannot_reach_what_processes_have(String statement) throws SQLException {
        try (var sql = Sql.as(DatabaseRole.PROJECTIONS, database)) {
            assertEquals(DENIED, sql.refusal(statement), statement);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update kernel.event set data = '{}'",
                "delete from kernel.event",
                "truncate kernel.event",
                "update kernel.seal set chain = chain",
                "delete from kernel.seal",
                "truncate kernel.seal",
                "update kernel.receipt set outcome = 'refused'",
                "truncate kernel.receipt",
                "delete from kernel.receipt",
                "update kernel.head set position = 0",
                "update kernel.head set recorded_at = 'epoch'",
                "delete from kernel.head",
                "truncate kernel.head"
            })
    void not_even_the_owner_or_a_superuser_can_by_one_statement(String statement) throws SQLException {
        try (var owner = Sql.as(DatabaseRole.OWNER, database);
                var superuser = Sql.on(database)) {
            assertEquals(DENIED, owner.refusal(statement), statement);
            superuser.run("set session_replication_role = replica");
            assertEquals(DENIED, superuser.refusal(statement), "as a replica: " + statement);
        }
        assertEquals(before, everything());
    }

    @Test
    void projections_cannot_append_and_other_roles_cannot_call_the_functions() throws SQLException {
        try (var sql = Sql.on(database)) {
            assertEquals(List.of("scoresheet_application"), sql.ask("""
                            select distinct grantee from information_schema.routine_privileges
                            where routine_schema = 'kernel' and grantee <> 'scoresheet_owner'
                            """));
            assertEquals(
                    List.of(),
                    sql.ask("select rolname from pg_roles where rolcanlogin and rolname ~ '^" + Product.DEPLOYED_NAME
                            + "_'"));
        }
    }

    private static List<String> everything() throws SQLException {
        try (var sql = Sql.on(database)) {
            return sql.ask("""
                    select t::text from kernel.head t union all select t::text from kernel.event t
                    union all select t::text from kernel.seal t union all select t::text from kernel.receipt t
                    """);
        }
    }
}

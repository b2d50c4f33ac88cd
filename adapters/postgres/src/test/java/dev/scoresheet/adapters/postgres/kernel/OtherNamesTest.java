package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseUnsuitable;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations.State;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlIdentifier;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Database whose roles have other names than the default ones.
@Timeout(120)
final class OtherNamesTest {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final Filter FILTER = new Filter(Set.of("bulb"), Set.of());

    private final TestDatabase plain = TestDatabase.fresh();
    private final RoleNames names = new RoleNames(name("_o"), name("_a"), name("_p"));
    private final TestDatabase database = new TestDatabase(plain.address().naming(names), plain.name(), List.of());

    private SqlIdentifier name(String suffix) {
        return new SqlIdentifier(plain.name() + suffix);
    }

    @AfterEach
    void tidy() throws SQLException {
        try (var server = Sql.on(plain)) {
            server.run("drop owned by %1$s, %2$s, %3$s cascade"
                    .formatted(names.owner(), names.application(), names.projections()));
            server.run("drop role %s, %s, %s".formatted(names.owner(), names.application(), names.projections()));
        }
        plain.close();
    }

    /// Reads privileges on everything in the schemas, with the default names of the roles.
    private static List<String> privileges(TestDatabase database) throws SQLException {
        var names = database.address().roles();
        try (var sql = Sql.on(database)) {
            return sql.ask("""
                            select format('%I.%I %s %s %s', n.nspname, c.relname, a.grantee::regrole, a.privilege_type,
                                c.relowner::regrole)
                            from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                                aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
                            where n.nspname in ('kernel', 'bulb') and a.grantee <> 0
                            union all
                            select format('%I.%I %s %s %s', n.nspname, p.proname, a.grantee::regrole, a.privilege_type,
                                p.proowner::regrole)
                            from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
                                aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                            where n.nspname in ('kernel', 'bulb') and a.grantee <> 0
                            union all
                            select format('%I %s %s', n.nspname, a.grantee::regrole, a.privilege_type)
                            from pg_namespace n, aclexplode(n.nspacl) a
                            where n.nspname in ('kernel', 'bulb') and a.grantee <> 0
                            """).stream()
                    .map(line -> line.replace(
                                    names.owner().text(),
                                    RoleNames.DEFAULT.owner().text())
                            .replace(
                                    names.application().text(),
                                    RoleNames.DEFAULT.application().text())
                            .replace(
                                    names.projections().text(),
                                    RoleNames.DEFAULT.projections().text()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> checksums(TestDatabase database) throws SQLException {
        try (var sql = Sql.on(database)) {
            return sql.ask(
                    "select version || ' ' || checksum from kernel.flyway_schema_history where version is not null"
                            + " union all select version || ' ' || checksum from bulb.flyway_schema_history"
                            + " where version is not null");
        }
    }

    @Test
    void migrations_give_the_other_roles_the_same_privileges_and_leave_the_same_checksums() throws SQLException {
        database.migrate("kernel", "bulb");
        try (var usual = TestDatabase.migrated("kernel", "bulb")) {
            var expected = privileges(usual);
            assertTrue(expected.size() > 50, expected::toString);
            assertEquals(expected, privileges(database));
            assertEquals(checksums(usual), checksums(database));
        }
        var migrations = new Migrations(database.address(), List.of("kernel", "bulb"));
        assertEquals(State.CURRENT, migrations.state());
        migrations.migrate();
    }

    @Test
    void a_node_appends_and_steps_its_views() {
        database.migrate("kernel", "bulb");
        Postgres.openNode(database.address(), PostgresOptions.DEFAULT, AppendMeter.NONE)
                .close();
        try (var views = PostgresViewsUnderTest.on(database)) {
            views.postgres()
                    .stepInline(
                            BulbEventTypes.codec(),
                            new Sha256LogDigest(),
                            List.of(new FollowedProjection<>(LIVES, FILTER)));
            assertTrue(views.generations().atStart(LIVES.identity()).isPresent());
            var bulb = new Bulbs(views.log().store());
            assertTrue(bulb.append(0, new Fitted(40)) instanceof Appended);
            assertEquals(
                    List.of(40), views.shown(LIVES).value().get(bulb.stream()).watts());
        }
    }

    @Test
    void a_node_with_the_default_names_is_refused() throws SQLException {
        database.migrate("kernel");
        try (var _ = TestDatabase.migrated("kernel")) { // so that the server has roles of these names
            var refused = assertThrows(
                    DatabaseUnsuitable.class,
                    () -> Postgres.open(plain.address(), PostgresOptions.DEFAULT)
                            .close());
            assertTrue(refused.getMessage().contains("its roles have other names"), refused::getMessage);
        }
    }
}

package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.LifeTable.LIFE;

import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Views of bulbs on a database, as one node has them, and every further node that was opened on it.
/// Closing ends them all.
public final class PostgresViewsUnderTest implements ViewsUnderTest, AutoCloseable {

    private final TestDatabase database;
    private final PostgresLog log;
    private final PostgresViews views;

    private PostgresViewsUnderTest(TestDatabase database, PostgresLog log) {
        this.database = database;
        this.log = log;
        this.views = log.postgres().views(List.of(LifeTable.view()));
    }

    /// Migrates the kernel's schema and the toy's, unless they are there, and opens a first node.
    public static PostgresViewsUnderTest on(TestDatabase database) {
        database.migrate("kernel", "bulb");
        return new PostgresViewsUnderTest(database, PostgresLog.another(database));
    }

    /// As if no view had ever been filled.
    public PostgresViewsUnderTest emptied() {
        log.closeOthers();
        try (var sql = Sql.on(database)) {
            for (var table :
                    sql.ask("select table_name from information_schema.tables where table_name like 'life\\_%'")) {
                sql.run("drop table bulb." + table);
            }
            sql.run("set session_replication_role = replica"); // else decisions and records stay
            sql.run("alter table kernel.given_up disable trigger all");
            sql.run("alter table kernel.audit disable trigger all");
            sql.run(
                    "truncate kernel.node, kernel.filled, kernel.generation, kernel.pointer, kernel.parked, kernel.given_up,"
                            + " kernel.delivery, kernel.audit, kernel.registered_node, kernel.last_heartbeat, kernel.downtime");
            sql.run("alter table kernel.given_up enable always trigger stays");
            sql.run("alter table kernel.audit enable always trigger stays");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return this;
    }

    public PostgresViews postgres() {
        return views;
    }

    @Override
    public Views views() {
        return views;
    }

    @Override
    public Generations generations() {
        return views.generations();
    }

    @Override
    public Leases leases() {
        return views.leases();
    }

    @Override
    public Visibility visibility() {
        return views.visibility();
    }

    @Override
    public BulkReader bulkReader() {
        return log.postgres().bulkReader();
    }

    @Override
    public BulkReader bulkReader(int pageBytes) {
        return ((PostgresLog) log.pagingBy(pageBytes)).postgres().bulkReader();
    }

    @Override
    public LogUnderTest log() {
        return log;
    }

    @Override
    public PostgresViewsUnderTest anotherNode() {
        return new PostgresViewsUnderTest(database, log.anotherNode());
    }

    @Override
    public void whileNoActIsRecorded(Runnable work) throws SQLException {
        try (var sql = Sql.on(database)) {
            sql.run("alter table kernel.audit add constraint nothing check (false) not valid");
            work.run();
            sql.run("alter table kernel.audit drop constraint nothing");
        }
    }

    @Override
    public NodeRegistry nodes() {
        return views.nodes();
    }

    /// The database runs on this machine.
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void passTime(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public ViewAnswer<Map<StreamId, Life>> shown(BulbLives projection) {
        return views.read(projection.identity(), sql -> sql.selectFrom(LIFE).fetchMap(LifeTable::key, LifeTable::life));
    }

    @Override
    public void close() {
        log.close();
    }
}

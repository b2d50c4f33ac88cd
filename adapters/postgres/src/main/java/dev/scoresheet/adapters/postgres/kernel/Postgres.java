package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.append.AppendMonitor;
import dev.scoresheet.adapters.postgres.kernel.append.Appender;
import dev.scoresheet.adapters.postgres.kernel.append.PostgresEventStore;
import dev.scoresheet.adapters.postgres.kernel.append.PostgresReceiptReader;
import dev.scoresheet.adapters.postgres.kernel.clock.PostgresClock;
import dev.scoresheet.adapters.postgres.kernel.connection.ConnectionBudget;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseUnsuitable;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.ServerRequirements;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.export.PostgresExportSnapshots;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEvents;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import dev.scoresheet.adapters.postgres.kernel.log.LogHeadTracker;
import dev.scoresheet.adapters.postgres.kernel.log.LogNotifications;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresBulkReader;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresEventFeed;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresLogReader;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresPositions;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresStreamLengths;
import dev.scoresheet.adapters.postgres.kernel.process.PostgresPartitionLeases;
import dev.scoresheet.adapters.postgres.kernel.process.PostgresProcessInspector;
import dev.scoresheet.adapters.postgres.kernel.process.PostgresProcessReplacement;
import dev.scoresheet.adapters.postgres.kernel.process.PostgresProcessStore;
import dev.scoresheet.adapters.postgres.kernel.restore.PostgresLogRestore;
import dev.scoresheet.adapters.postgres.kernel.snapshot.PostgresStateSnapshots;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.trace.TraceTable;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Access of one node to one migrated database: its appender, its connections, and the ports that use them.
///
/// Any number of nodes may share a database. Closing writes the waiting appends, then closes all connections.
public final class Postgres implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Postgres.class.getName());

    private final Pool commands;
    private final Pool feeds;
    private final Pool operations;
    private final LogHeadTracker head;
    private final CommittedEventsBuffer recent;
    private final int pageBytes;
    private final SessionSettings loading;
    private final Pool steps;
    private final Pool queries;
    private final Pool processes;
    private final DatabaseAddress address;
    private final String application;
    private final Appender appender;
    private final AppendMeter meter;
    private final AppendMonitor appendMonitor;
    private final Optional<LogNotifications> notifications;
    private final LogRestore restore;
    private volatile Optional<PostgresClock> clock = Optional.empty();

    /// @param appending the appender's connection, opened first, so that a connection limit does not hit it
    private Postgres(DatabaseAddress address, Connection appending, PostgresOptions options, AppendMeter meter)
            throws SQLException {
        this.address = address;
        this.application = options.application();
        this.pageBytes = options.pageBytes();
        this.recent = new CommittedEventsBuffer(2L * pageBytes);
        var connections = options.connections();
        var statement = options.statements().reading();
        this.loading = SessionSettings.bulk(application, options.statements().loading());
        this.commands = new Pool(address, application, "commands", connections.commands(), statement);
        this.feeds = new Pool(address, application, "feeds", connections.feeds(), statement);
        this.operations = new Pool(address, application, "operations", connections.operations(), statement);
        this.head = new LogHeadTracker(() -> PostgresEventFeed.head(feeds), options.poll());
        this.appender = new Appender(address, appending, options, head, recent, meter);
        this.meter = meter;
        this.appendMonitor = new AppendMonitor(address, appender);
        this.notifications =
                options.notifying() ? Optional.of(new LogNotifications(address, options, head)) : Optional.empty();
        this.steps = Pool.ofTransactions(address, SessionSettings.stepping(application), "views", connections.views());
        this.queries = Pool.ofTransactions(
                address, SessionSettings.querying(application, statement), "queries", connections.queries());
        this.processes = Pool.ofTransactions(
                address, SessionSettings.processes(application), "processes", connections.processes());
        this.restore = new PostgresLogRestore(address, application);
    }

    public static Postgres open(DatabaseAddress address, PostgresOptions options) {
        return open(address, options, AppendMeter.NONE);
    }

    /// Opens the database for a node. A node reads, writes and keeps read models current; a command may need less. If
    /// the database allows too few connections, the pools become smaller and a warning is logged.
    ///
    /// @throws DatabaseUnsuitable as from [#open], and when the database allows fewer connections than a node needs
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the user must not take both
    ///     roles of a node
    public static Postgres openNode(DatabaseAddress address, PostgresOptions options, AppendMeter meter) {
        ConnectionBudget budget;
        try (var plain = address.connect(SessionSettings.CONNECT_SECONDS)) {
            ServerRequirements.checkRoles(plain, address.roles());
            budget = ConnectionBudget.of(plain, options);
        } catch (SQLException failure) {
            throw refused(DatabaseError.of(failure));
        }
        budget.warning().ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        return open(address, options.connecting(budget.connections()), meter);
    }

    /// @throws DatabaseUnsuitable when the server does not meet the requirements, or the schema is missing
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the server does not answer, or
    ///     the user must not take the application's role
    public static Postgres open(DatabaseAddress address, PostgresOptions options, AppendMeter meter) {
        try {
            try (var plain = address.connect(SessionSettings.CONNECT_SECONDS)) {
                ServerRequirements.check(plain, address);
            }
            var appending = SessionSettings.appending(options.application()).open(address);
            try {
                ServerRequirements.checkSession(appending);
                ServerRequirements.checkPrivileges(appending, address.roles());
                return new Postgres(address, appending, options, meter);
            } catch (SQLException | RuntimeException failure) {
                appending.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw refused(DatabaseError.of(failure));
        }
    }

    private static RuntimeException refused(DatabaseError error) {
        return switch (error.fault()) {
            case GONE, READ_ONLY, DENIED, TRANSIENT, EXHAUSTED, DAMAGED -> error.thrown("the database cannot be used");
            // `set role` reports a missing role as bad data
            case UNFIT, DATA, DEFECT ->
                new DatabaseUnsuitable(
                        "the database lacks roles or a schema of this release; run `migrate` first: " + error.reason());
        };
    }

    public <E> EventStore<E> eventStore(EventCodec<E> codec, LogDigest digest) {
        return new PostgresEventStore<>(commands, appender, codec, digest, pageBytes);
    }

    /// Store of the log for the reactions of processes. It reads on the connections of processes, so that reactions and
    /// clients do not wait for each other.
    public <E> EventStore<E> eventStoreOfProcesses(EventCodec<E> codec, LogDigest digest) {
        return new PostgresEventStore<>(processes, appender, codec, digest, pageBytes);
    }

    public <E> EventFeed<E> eventFeed(EventCodec<E> codec, LogDigest digest) {
        return eventFeed(codec, digest, recent);
    }

    <E> EventFeed<E> eventFeed(EventCodec<E> codec, LogDigest digest, CommittedEvents handedOver) {
        return new PostgresEventFeed<>(feeds, head, handedOver, codec, digest, pageBytes);
    }

    public int pageBytes() {
        return pageBytes;
    }

    CommittedEvents recent() {
        return recent;
    }

    /// States of the background loops.
    public List<LoopStatus> loops() {
        var loops = new ArrayList<>(List.of(appendMonitor.loop()));
        notifications.ifPresent(both -> loops.addAll(both.loops()));
        clock.map(PostgresClock::loop).ifPresent(loops::add);
        return loops;
    }

    /// Returns the error of the last attempt to write the log; empty once the log can be written.
    public Optional<String> hindrance() {
        return appender.failing();
    }

    /// Starts to measure the database's clock. Callers do so once.
    ///
    /// @param time clock of this machine
    /// @param grace maximum round trip of a measurement, and maximum difference between two measurements
    public MeasuredClock startClock(TimeSource time, Duration grace) {
        var started = new PostgresClock(address, application, time, grace);
        clock = Optional.of(started);
        return started.clock();
    }

    /// Positions of events that a consumer follows.
    public PositionReader positions() {
        return new PostgresPositions(operations);
    }

    public LogReader logReader() {
        return new PostgresLogReader(operations, pageBytes);
    }

    public StreamLengths streamLengths() {
        return new PostgresStreamLengths(operations);
    }

    /// @param range entries of the index that one statement reads
    public StreamLengths streamLengths(int range) {
        return new PostgresStreamLengths(operations, range);
    }

    public ReceiptReader receipts() {
        return new PostgresReceiptReader(operations);
    }

    /// Creates the read models. Callers do so once, because queries wait only for steps of the same object.
    ///
    /// @param tables tables of the views of the subject; the kernel adds those of its own
    public PostgresViews views(List<ViewTable<?, ?>> tables) {
        var all = Stream.concat(tables.stream(), Stream.of(TraceTable.view())).toList();
        return new PostgresViews(address, application, loading, steps, queries, appender, meter, all);
    }

    public ProcessStore processStore() {
        return new PostgresProcessStore(processes);
    }

    public ProcessInspector processInspector() {
        return new PostgresProcessInspector(processes);
    }

    public PartitionLeases partitionLeases() {
        return partitionLeases(PartitionLeases.ABSENCE);
    }

    /// @param absence time without a live node after which the version of a process that acts falls
    public PartitionLeases partitionLeases(Duration absence) {
        return new PostgresPartitionLeases(processes, absence);
    }

    public ProcessReplacement processReplacement() {
        return new PostgresProcessReplacement(processes);
    }

    public BulkReader bulkReader() {
        return new PostgresBulkReader(address, loading, pageBytes);
    }

    /// Snapshots of states, in the database of the log.
    public StateSnapshotStore stateSnapshots() {
        return new PostgresStateSnapshots(commands, operations);
    }

    /// Moments of this database, for exports.
    public ExportSnapshots exportSnapshots() {
        return new PostgresExportSnapshots(address, application);
    }

    /// For a user that can act as the log's owner.
    public LogRestore logRestore() {
        return restore;
    }

    /// Deletes at most a thousand client receipts older than this, and returns their number. Receipts of
    /// the system's own components are kept for ever.
    ///
    /// @param olderThan the age, at least one day
    public long purgeSomeReceipts(Duration olderThan) {
        ReceiptPurge.requireLongEnough(olderThan);
        var purge = DSL.field(
                "kernel.purge_receipts(make_interval(secs => {0}))", Long.class, DSL.val(olderThan.toSeconds()));
        return operations.read(sql -> sql.select(purge).fetchSingle(purge));
    }

    /// Runs a query on tables of a subject outside the log, on the connections for commands, in the application's role.
    ///
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the database does not answer
    public <T> T query(Function<DSLContext, T> query) {
        return commands.read(query);
    }

    @Override
    public void close() {
        clock.ifPresent(PostgresClock::close);
        appendMonitor.close();
        appender.close();
        notifications.ifPresent(LogNotifications::close);
        processes.close();
        steps.close();
        queries.close();
        commands.close();
        feeds.close();
        operations.close();
    }
}

package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.DATABASE;
import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions.Connections;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions.Statements;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Settings of the connections to the database, of their statements, of the queue of appends, and of receipts.
final class PoolSettings {

    private static final PostgresOptions USUAL = PostgresOptions.DEFAULT;

    static final Setting<Integer> COMMAND_CONNECTIONS = connections(
            "command", "read streams and receipts", USUAL.connections().commands());

    static final Setting<Integer> FEED_CONNECTIONS =
            connections("feed", "read the log in order", USUAL.connections().feeds());

    static final Setting<Integer> OPERATIONS_CONNECTIONS = connections(
            "operations",
            "serve operations and reads of the whole log",
            USUAL.connections().operations());

    static final Setting<Integer> VIEW_CONNECTIONS =
            connections("view", "step read models", USUAL.connections().views());

    static final Setting<Integer> QUERY_CONNECTIONS =
            connections("query", "answer from read models", USUAL.connections().queries());

    static final Setting<Integer> PROCESS_CONNECTIONS =
            connections("process", "run processes", USUAL.connections().processes());

    static final Setting<Duration> STATEMENT_SECONDS = Setting.seconds(
            "statement-seconds",
            "timeout of a statement that reads streams, the log or read models",
            USUAL.statements().reading(),
            1,
            30,
            DATABASE);

    static final Setting<Duration> REBUILD_STATEMENT_MINUTES = Setting.time(
            "rebuild-statement-minutes",
            "MINUTES",
            "timeout of a statement of a rebuild, such as the creation of an index",
            USUAL.statements().loading(),
            ChronoUnit.MINUTES,
            1,
            1_440,
            DATABASE);

    static final Setting<Integer> APPEND_QUEUE = Setting.number(
            "append-queue",
            "NUMBER",
            "maximum appends that wait or run at once; the next one gets 503",
            USUAL.appending().queueLength(),
            1,
            100_000,
            EVERYTHING);

    static final Setting<Duration> APPEND_RETRY_SECONDS = Setting.seconds(
            "append-retry-seconds",
            "time of retries of an interrupted batch of appends, before its callers get the error",
            USUAL.appending().settleWithin(),
            1,
            300,
            EVERYTHING);

    static final Setting<Duration> RECEIPT_DAYS = Setting.time(
            "receipt-days",
            "DAYS",
            "time for which the server recognises an idempotency key; then it deletes the receipt",
            ReceiptPurge.USUAL,
            ChronoUnit.DAYS,
            (int) ReceiptPurge.SHORTEST.toDays(),
            36_500,
            EVERYTHING);

    static final List<Setting<?>> ALL = List.of(
            COMMAND_CONNECTIONS,
            FEED_CONNECTIONS,
            OPERATIONS_CONNECTIONS,
            VIEW_CONNECTIONS,
            QUERY_CONNECTIONS,
            PROCESS_CONNECTIONS,
            STATEMENT_SECONDS,
            REBUILD_STATEMENT_MINUTES,
            APPEND_QUEUE,
            APPEND_RETRY_SECONDS,
            RECEIPT_DAYS);

    private PoolSettings() {}

    private static Setting<Integer> connections(String purpose, String use, int byDefault) {
        return Setting.number(
                purpose + "-connections",
                "NUMBER",
                "maximum database connections that " + use,
                byDefault,
                1,
                500,
                DATABASE);
    }

    static PostgresOptions options(SettingReader values) {
        return USUAL.connecting(new Connections(
                        values.value(COMMAND_CONNECTIONS),
                        values.value(FEED_CONNECTIONS),
                        values.value(OPERATIONS_CONNECTIONS),
                        values.value(VIEW_CONNECTIONS),
                        values.value(QUERY_CONNECTIONS),
                        values.value(PROCESS_CONNECTIONS)))
                .ending(new Statements(values.value(STATEMENT_SECONDS), values.value(REBUILD_STATEMENT_MINUTES)))
                .queueing(values.value(APPEND_QUEUE))
                .settlingWithin(values.value(APPEND_RETRY_SECONDS))
                .pagingBy(values.value(DatabaseSettings.PAGE_BYTES))
                .notifyingOn(values.value(NameSettings.NOTIFY_CHANNEL));
    }
}

package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.database.ServerFolders;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Validated configuration of the application.
///
/// @param operationsToken configured token; empty if the server makes one
/// @param nodeRoles what a server does
/// @param consumers settings of the consumers that keep read models up to date
/// @param tracing true if the system has the view `trace`
/// @param postgres limits towards the database
/// @param receipts time for which the server keeps the receipts of clients
/// @param limits limits of each HTTP listener
/// @param jsonLogs true if each entry of the log is a JSON document
/// @param folders folders of the embedded server
/// @param database address of a given database; empty for the embedded server of the data folder
/// @param roles names of the roles of the database
/// @param settings every setting with its value and the source of the value
/// @param ofSubject values given for the settings of the subject, by key
public record Configuration(
        Listen api,
        Listen operations,
        Optional<String> operationsToken,
        Store store,
        Set<NodeRole> nodeRoles,
        Consumers consumers,
        Rebuilds rebuilds,
        boolean tracing,
        Commands commands,
        PostgresOptions postgres,
        Duration receipts,
        Limits limits,
        boolean jsonLogs,
        ServerFolders folders,
        Optional<DatabaseAddress> database,
        RoleNames roles,
        List<ShownSetting> settings,
        Map<String, String> ofSubject) {

    public Configuration {
        nodeRoles = Set.copyOf(nodeRoles);
        ofSubject = Map.copyOf(ofSubject);
    }

    /// Address to listen on; port 0 takes a free one.
    public record Listen(String host, int port) {}

    /// @param lease time after which a node without a heartbeat loses a read model
    /// @param poll maximum time between two polls for events of other nodes
    /// @param notifying true if nodes also notify each other of new events
    /// @param inline views that this node steps with its own appends
    /// @param audit time between two audits, which compare deliveries with the log
    /// @param batch maximum positions in one step
    /// @param unfollowed time without a live node that follows its identity, after which a generation is retired
    public record Consumers(
            Duration lease,
            Duration poll,
            boolean notifying,
            Set<String> inline,
            Duration audit,
            Duration unfollowed,
            int batch) {}

    /// Share of the machine for rebuilds and checks.
    ///
    /// @param memoryPercent share of the heap for rows
    /// @param threads threads that decode events; empty for one for each processor
    public record Rebuilds(int memoryPercent, Optional<Integer> threads) {

        public static final Rebuilds DEFAULT = new Rebuilds(25, Optional.empty());
    }

    /// Limits of the handling of commands.
    ///
    /// @param warmBytes maximum bytes of states of streams that this node keeps in memory
    /// @param snapshotOver events of a stream over which it gets snapshots; 0 for no snapshots
    /// @param appendsWithin time after the start of a request in which its append may begin
    /// @param clockGrace maximum error that counts as none: round trip and jump of the measured time of the store
    public record Commands(int warmBytes, int snapshotOver, Duration appendsWithin, Duration clockGrace) {

        public static final Commands DEFAULT =
                new Commands(64 << 20, 0, CommandHandlers.Limit.APPENDS_WITHIN, MeasuredClock.GRACE);
    }

    public Path dataDir() {
        return Path.of(folders.data());
    }

    /// Returns the maximum bytes of events that are read, queued or written at once.
    public int pageBytes() {
        return postgres.pageBytes();
    }

    public enum Store {
        POSTGRES,
        MEMORY
    }
}

package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Validated configuration of the application.
///
/// @param operationsToken configured token; empty if the server makes one
/// @param consumers settings of the consumers that keep read models up to date
/// @param pageBytes maximum bytes of events that are read, queued or written at once
/// @param jsonLogs true if each entry of the log is a JSON document
/// @param database address of a given database; empty for the embedded server of the data folder
/// @param settings every setting with its value and the source of the value
/// @param ofSubject values given for the settings of the subject, by key
public record Configuration(
        Listen api,
        Listen operations,
        Optional<String> operationsToken,
        Store store,
        Consumers consumers,
        int pageBytes,
        boolean jsonLogs,
        Path dataDir,
        Optional<DatabaseAddress> database,
        List<ShownSetting> settings,
        Map<String, String> ofSubject) {

    public Configuration {
        ofSubject = Map.copyOf(ofSubject);
    }

    /// Address to listen on; port 0 takes a free one.
    public record Listen(String host, int port) {}

    /// @param lease time after which a node without a heartbeat loses a read model
    /// @param poll maximum time between two polls for events of other nodes
    /// @param notifying true if nodes also notify each other of new events
    /// @param inline views that this node steps with its own appends
    /// @param audit time between two audits, which compare deliveries with the log
    /// @param unfollowed time without a live node that follows its identity, after which a generation is retired
    public record Consumers(
            Duration lease,
            Duration poll,
            boolean notifying,
            Set<String> inline,
            Duration audit,
            Duration unfollowed) {}

    public enum Store {
        POSTGRES,
        MEMORY
    }
}

package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.ConfigVerb;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the application runs with; valid, or not at all.
///
/// @param operationsToken given, not made
/// @param consumers how read models are kept going
/// @param pageBytes of events that are read, queued or written at once
/// @param jsonLogs whether each entry of the log is a JSON document
/// @param database a given one, else the embedded server of the data folder
/// @param effective every setting with its value (secrets masked) and where the value came from
/// @param ofSubject what was given of the subject's settings, by key
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
        List<ConfigVerb.Effective> effective,
        Map<String, String> ofSubject) {

    public Configuration {
        ofSubject = Map.copyOf(ofSubject);
    }

    /// An address to listen on; port 0 takes a free one.
    public record Listen(String host, int port) {}

    /// @param lease how long a read model stays with a node that gives no sign of life
    /// @param poll between two looks at what other nodes have written, at most
    /// @param notifying whether nodes tell each other, too
    /// @param inline the views that this node steps with its own appends
    /// @param audit between two comparisons of what was delivered with the log
    /// @param unfollowed how long no live node has followed a generation's identity before it is retired
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

package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.configuration.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Complete contribution of a subject to the kernel. Its implementation is the object graph, readable from top to
/// bottom.
///
/// @param <E> the union of all events of the system
public interface Wiring<E> {

    /// Returns the subjects whose migrations run after those of the kernel. Each has a schema of its name and a folder
    /// `db/<subject>`.
    List<String> subjects();

    /// Returns all schemas of the system, the kernel's first.
    default List<String> schemas() {
        return Stream.concat(Stream.of("kernel"), subjects().stream()).toList();
    }

    EventCodec<E> codec();

    /// Returns the tables of the read models, one for each.
    List<ViewTable<?, ?>> tables();

    /// Returns the settings of the subject, in addition to those of every system.
    default List<Setting<?>> settings() {
        return List.of();
    }

    /// Configures the subject. The kernel calls this for each server and command that needs the read models or the
    /// API. For commands on a server's data, the values are those of the server.
    ///
    /// @param given values given for the settings of the subject, by key; the others have their defaults
    /// @throws dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused when a value is unusable
    ConfiguredSubject<E> configured(Map<String, String> given);

    /// Returns the topology for a command that needs only the owners of categories, which no setting changes.
    default Topology<E> owners() {
        return configured(Map.of()).topology();
    }

    /// Returns the verbs of the subject, in addition to those of the kernel.
    default List<Verb> verbs(StoreAccess<E> access) {
        return List.of();
    }

    /// Returns notices for operators at the start of a server, one sentence each.
    default List<String> notices() {
        return List.of();
    }
}

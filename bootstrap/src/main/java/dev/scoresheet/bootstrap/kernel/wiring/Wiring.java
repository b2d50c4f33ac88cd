package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.configuration.SubjectSetting;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.List;
import java.util.Map;

/// Complete contribution of a subject to the kernel. Its implementation is the object graph, readable from top to
/// bottom.
///
/// @param <E> the union of all events of the system
public interface Wiring<E> {

    /// Returns the subjects whose migrations run after those of the kernel. Each has a schema of its name and a folder
    /// `db/<subject>`.
    List<String> subjects();

    EventCodec<E> codec();

    /// Returns the settings of the subject, in addition to those of every system.
    default List<SubjectSetting> settings() {
        return List.of();
    }

    /// Receives the values given for these settings, by key. The kernel calls this before it uses anything that
    /// depends on them. For commands on a server's data, these are the values of the server. When it refuses those
    /// and the command acts on no identity, the kernel calls it once more, with the values of the command alone.
    ///
    /// @throws dev.scoresheet.adapters.cli.kernel.VerbFailed when a value is unusable
    default void configured(Map<String, String> given) {}

    /// Returns the settings in force, by key: all that identities of views depend on. The values mean the same in every
    /// working folder.
    default Map<String, String> inForce() {
        return Map.of();
    }

    /// Returns the tables of the read models, one for each.
    List<ViewTable<?, ?>> tables();

    /// Returns the system as a value: the categories that each application owns, the applications that it follows, and
    /// the read models.
    Topology<E> topology();

    /// Returns the topology for a command that needs only the owners and has no settings. A subject whose read models
    /// need settings omits the settings here.
    default Topology<E> owners() {
        return topology();
    }

    /// Returns the verbs of the subject, in addition to those of the kernel.
    List<Verb> verbs(StoreAccess<E> access);

    /// Returns the API of a server on these stores.
    SubjectApi site(Stores<E> stores);

    /// Returns notices for operators at the start of a server, one sentence each.
    List<String> notices();
}

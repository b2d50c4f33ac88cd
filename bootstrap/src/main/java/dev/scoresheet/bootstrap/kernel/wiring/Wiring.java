package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.bootstrap.kernel.configuration.SubjectSetting;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.List;
import java.util.Map;

/// What a subject brings to the kernel: the whole list. Its implementation is the object graph,
/// readable from top to bottom.
///
/// @param <E> the union of all events of the system
public interface Wiring<E> {

    /// Whose migrations run after the kernel's: each has a schema of its name and a folder
    /// `db/<subject>`.
    List<String> subjects();

    EventCodec<E> codec();

    /// What the subject wants configured, besides what every system has.
    default List<SubjectSetting> settings() {
        return List.of();
    }

    /// What was given of these settings, by key; said once, before anything that depends on them is asked for. Commands
    /// on the data of a server are given what the server had.
    ///
    /// @throws dev.scoresheet.adapters.cli.kernel.VerbFailed when a value will not do
    default void configured(Map<String, String> given) {}

    /// The settings in force, by key: all that identities of views depend on, in words that mean the same in every
    /// working folder.
    default Map<String, String> inForce() {
        return Map.of();
    }

    /// The tables of the read models, one for each.
    List<ViewTable<?, ?>> tables();

    /// The system as a value: who owns what, who follows whom, and the read models.
    Topology<E> topology();

    /// The topology for a command that asks only who owns what, and that no settings were given for. A subject whose
    /// read models need settings leaves them out here.
    default Topology<E> owners() {
        return topology();
    }

    /// Verbs of the subject, besides those of the kernel.
    List<Verb> verbs(StoreAccess<E> access);

    /// The API of a server on these stores.
    SubjectApi site(Stores<E> stores);

    /// What operators must know when a server starts, each in a sentence.
    List<String> notices();
}

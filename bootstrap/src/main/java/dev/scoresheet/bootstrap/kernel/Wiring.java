package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventCodec;
import java.util.List;

/// What a subject brings to the kernel: the whole list. Its implementation is the object graph,
/// readable from top to bottom.
///
/// @param <E> the union of all events of the system
public interface Wiring<E> {

    /// Whose migrations run after the kernel's: each has a schema of its name and a folder
    /// `db/<subject>`.
    List<String> subjects();

    EventCodec<E> codec();

    /// The system as a value: who owns what, who follows whom, and the read models.
    Topology<E> topology();

    /// Verbs of the subject, besides those of the kernel.
    List<Verb> verbs(Access<E> access);

    /// The API of a server on these stores.
    Site site(Stores<E> stores);

    /// What operators must know when a server starts, each in a sentence.
    List<String> notices();
}

package dev.scoresheet.domain.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reactions of one application to events, as pure functions. The state of an instance is a fold of the
/// events that concern it. After each event the process names the commands that follow from it, and may name
/// a deadline.
///
/// No function reads a clock, draws an id or performs input or output. Times and ids come from an event or
/// from the deadline. So every run over the same log sends the same reactions.
///
/// Texts of instances and names of reactions are stored: a reaction is done once under its key, which they
/// are parts of. To change one of them, write a new process that replaces this one ([#predecessor]).
///
/// @param <E> union of the events
/// @param <S> state of an instance
/// @param <C> commands that the process sends
public interface ProcessManager<E, S, C> {

    /// Returns the name: lower-case letters, at most 40. It is also the category of the streams that hold
    /// this process's own events ([#whenRefused]).
    String name();

    /// Returns the version of the rules. It grows when the same log would give another state.
    int version();

    /// Returns the instances that an event concerns, in order, each once. An instance is 1 to 120 characters
    /// that the key of a stream may have.
    List<String> instances(Occurrence<E> occurrence);

    /// Returns the state of an instance before its first event, and again after it was [#finished].
    S initial(String instance);

    S evolve(S state, Occurrence<E> occurrence);

    /// Returns the reactions to an event, in the order in which they are sent. Their names differ. Asked
    /// once, with the state after the event.
    ///
    /// Reactions of which at most one may happen have the same name: `answer`, not `accept` and `decline`.
    List<Reaction<C>> react(S state, Occurrence<E> occurrence);

    /// Returns the deadline that the state implies, in whole milliseconds and in one of the years 1 to 9999. It
    /// depends only on events of the stream that receives its reaction, and on instants in those events.
    default Optional<Instant> deadline(S state) {
        return Optional.empty();
    }

    /// Returns the reaction to a deadline that has passed. It is one reaction, because the events of a first
    /// one would move the state on before a second one is sent. The command carries the deadline as its
    /// instant; the decider refuses a deadline that its own state no longer implies.
    default Optional<Reaction<C>> atDeadline(S state, Instant deadline) {
        return Optional.empty();
    }

    /// Returns the event that records a refusal, for the stream `<name>-<instance>`. Only this process owns
    /// and follows that stream. Not asked about a reaction to such an event, because refusals could then
    /// follow each other for ever.
    ///
    /// @param rejection stored name of the rejection
    default Optional<E> whenRefused(S state, Reaction<C> reaction, String rejection) {
        return Optional.empty();
    }

    /// True if the instance needs no state any more. After the reactions to the event that makes it true, the
    /// state is [#initial] again.
    default boolean finished(S state) {
        return false;
    }

    /// Returns the name of the process that this one replaces.
    default Optional<String> predecessor() {
        return Optional.empty();
    }

    /// Command that follows from an event or a deadline.
    ///
    /// @param name stored name, lower-case letters and hyphens
    record Reaction<C>(String name, C command) {}
}

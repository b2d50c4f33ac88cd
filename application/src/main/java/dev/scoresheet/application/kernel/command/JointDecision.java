package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.StreamReader;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.domain.kernel.Decision;

/// Decision of one command over several streams, which it finds and reads itself. The store writes the events of all of
/// them, or none. It is for a command whose streams depend on what the log holds. A [Companion] is simpler if the
/// command names its first stream.
///
/// Each append names the version of the stream that the decision read. The handler decides again after a conflict, so
/// an implementation keeps nothing between two calls.
///
/// @param <R> rejections
/// @param <U> union of all events
@FunctionalInterface
public interface JointDecision<C, R, U> {

    /// Decides on the streams as they are now.
    ///
    /// @return the appends, one for each stream, or a rejection of the whole command
    Decision<StreamAppend<? extends U>, R> decide(C command, StreamReader<U> store);
}

package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;

/// Sender of the reactions of one process. Thread-safe; blocks. Each failure of the code of a target is a result.
///
/// @param <S> state of an instance
/// @param <C> commands of the process
public interface ReactionSender<S, C> {

    /// Sends a reaction under its key. Records a refusal once, with the event that the process has for it.
    ///
    /// @param state state of the instance when it reacted
    SendResult send(String instance, S state, ReactionOrigin origin, Reaction<C> reaction, Fence fence);

    /// Records that an operator gave a reaction up, unless its key is known.
    ///
    /// @param reference reference of the event, or of the deadline
    SendResult giveUp(String instance, String reference, String reaction, Fence fence);
}

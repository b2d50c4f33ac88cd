package dev.scoresheet.application.kernel.process;

import dev.scoresheet.application.kernel.command.JointDecision;
import java.util.function.Function;

/// Decision over several streams that receives some commands of a process.
///
/// @param commands class of the commands that it receives
/// @param category category of the streams that it writes
/// @param rejections stored names of its rejections
public record JointTarget<C, R, U>(
        Class<? extends C> commands, String category, JointDecision<C, R, U> decision, Function<R, String> rejections)
        implements Target<C, U> {}

package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.time.Duration;

/// Sender that reports each reaction to a meter.
///
/// @param clock clock of the store, to which deadlines belong
public record MeteredSender<S, C>(String process, ReactionSender<S, C> sender, ProcessMeter meter, StoreClock clock)
        implements ReactionSender<S, C> {

    @Override
    public SendResult send(String instance, S state, ReactionOrigin origin, Reaction<C> reaction, Fence fence) {
        var result = sender.send(instance, state, origin, reaction, fence);
        meter.sent(process, result);
        if (result instanceof SendResult.Settled && origin instanceof ReactionOrigin.OfDeadline(var deadline, var _)) {
            meter.late(process, Duration.between(deadline.at(), clock.estimate()));
        }
        return result;
    }

    @Override
    public SendResult giveUp(String instance, String reference, String reaction, Fence fence) {
        return sender.giveUp(instance, reference, reaction, fence);
    }
}

package dev.scoresheet.application.kernel.projection.step;

/// Progress of a view. A step commits only if the progress is still exactly the one that it was made from.
///
/// @param position last position whose events are in the rows: the checkpoint
/// @param epoch the epoch, which grows with every new owner; writes of an earlier epoch are refused
/// @param revision the revision, which grows when another process changes an input of a step: parked entries, a hold, a
///     pause
public record Progress(long position, long epoch, long revision) {

    public Progress at(long through) {
        return new Progress(through, epoch, revision);
    }
}

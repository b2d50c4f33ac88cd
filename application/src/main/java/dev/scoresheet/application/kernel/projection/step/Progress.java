package dev.scoresheet.application.kernel.projection.step;

/// Where a view stands. A step is committed only onto exactly the progress that it was made from.
///
/// @param position the last position whose events are in the rows: the checkpoint
/// @param epoch grows with every new owner; the writes of an earlier one are refused
/// @param revision grows whenever somebody else changes what a step depends on: parked entries, a hold,
///     a pause
public record Progress(long position, long epoch, long revision) {

    public Progress at(long through) {
        return new Progress(through, epoch, revision);
    }
}

package dev.scoresheet.adapters.postgres.kernel;

/// How far the log is known to reach, inside this process: the appender tells, feeds wait. Other nodes tell nobody
/// here, so a wait is always bounded and followed by a look.
final class HeadSignal {

    private long known;

    synchronized void reached(long position) {
        if (position > known) {
            known = position;
            notifyAll();
        }
    }

    /// True when the log is known to reach beyond a position before the time is up.
    synchronized boolean awaitBeyond(long position, long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * 1_000_000;
        while (known <= position) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}

package dev.scoresheet.bootstrap.kernel.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Started parts of the process. They end in reverse order: listeners before the stores they use, the embedded database
/// last. The end happens once, by [#close()] or by a signal. It waits for a start in progress, so that no started part
/// stays open.
public final class Lifecycle implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean ending;
    private boolean over;

    /// Closes all parts when the process must end (SIGTERM, SIGINT, end of the last thread). A second signal during
    /// this ends the process at once.
    public Lifecycle untilTheProcessEnds() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
        return this;
    }

    private void end() {
        ending = true;
        SecondSignal.endsAtOnce();
        close();
    }

    /// Starts one part and keeps it, so that the end closes it.
    public synchronized <T extends AutoCloseable> T start(Callable<T> thing) throws Exception {
        var running = step(thing);
        started.push(running);
        return running;
    }

    /// Runs a step of a start, such as a migration. The end waits for it.
    public synchronized <T> T step(Callable<T> work) throws Exception {
        if (over) {
            throw new InterruptedException("the process is ending");
        }
        return work.call();
    }

    /// Parks the calling thread if the process is ending. The end cut off its work, so it has nothing to do or report.
    public void sleepIfEnding() {
        if (ending) {
            LockSupport.park(this);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!started.isEmpty()) {
            var last = started.pop();
            try {
                last.close();
            } catch (Exception problem) {
                LOG.log(System.Logger.Level.WARNING, "closing failed: " + last, problem);
            }
        }
    }
}

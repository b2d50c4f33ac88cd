package dev.scoresheet.bootstrap.kernel.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// What was started, in order, and its end in reverse: listeners before the stores they use, the
/// embedded database last. The end comes once, by [#close()] or by a signal, and waits for a start
/// that is under way, so nothing that was begun is left behind.
public final class Lifecycle implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean ending;
    private boolean over;

    /// Closes everything when the process is told to end (SIGTERM, SIGINT, the last thread).
    /// Another signal meanwhile ends it at once.
    public Lifecycle untilTheProcessEnds() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
        return this;
    }

    private void end() {
        ending = true;
        SecondSignal.endsAtOnce();
        close();
    }

    /// Starts one thing and keeps it for the end.
    public synchronized <T extends AutoCloseable> T start(Callable<T> thing) throws Exception {
        var running = step(thing);
        started.push(running);
        return running;
    }

    /// A step of a start that the end waits for, such as a migration.
    public synchronized <T> T step(Callable<T> work) throws Exception {
        if (over) {
            throw new InterruptedException("the process is ending");
        }
        return work.call();
    }

    /// For a thread whose work was cut off by the end of the process: there is nothing left for it
    /// to do or to say.
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
                LOG.log(System.Logger.Level.WARNING, "could not be closed in order: " + last, problem);
            }
        }
    }
}

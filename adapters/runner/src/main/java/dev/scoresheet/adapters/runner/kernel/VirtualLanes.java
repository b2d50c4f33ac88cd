package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.process.step.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lanes of one node: virtual threads, of which a limited number works at once. All processes of the node share them.
public final class VirtualLanes implements Lanes {

    /// Number of instances that a node works on at once.
    public static final int USUAL = 16;

    private final Semaphore turns;

    public VirtualLanes(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /// Runs the work. An interrupt of the caller is passed on to all of it.
    @Override
    public <T> List<T> run(List<Supplier<T>> work) {
        if (work.size() == 1) {
            return List.of(work.getFirst().get()); // a thread of its own would only cost
        }
        var tasks = new ArrayList<FutureTask<T>>();
        var threads = new ArrayList<Thread>();
        for (var one : work) {
            var task = new FutureTask<>(() -> inTurn(one));
            tasks.add(task);
            threads.add(Thread.ofVirtual().name("lane").start(task));
        }
        awaitAll(threads);
        return tasks.stream().map(VirtualLanes::result).toList();
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly(); // an interrupted task ends by itself, and its result is needed
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static void awaitAll(List<Thread> threads) {
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns the result of a task that has ended, or throws its error on the thread of the caller.
    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException | CancellationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

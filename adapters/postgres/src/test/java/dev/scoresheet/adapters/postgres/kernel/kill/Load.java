package dev.scoresheet.adapters.postgres.kernel.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;

/// Load of many clients on several nodes. A test that kills a node names the next one in its place first.
final class Load implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<List<Operation>>> clients = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReferenceArray<Node> nodes;
    private final boolean mixed;
    private boolean held;
    private boolean goesOn = true;

    /// @param mixed true if half of the commands have no key
    Load(int clients, boolean mixed, Node... nodes) {
        this.nodes = new AtomicReferenceArray<>(nodes);
        this.mixed = mixed;
        for (int number = 0; number < clients; number++) {
            this.clients.add(threads.submit(new Client(number, this)));
        }
    }

    boolean isMixed() {
        return mixed;
    }

    /// The node of a client.
    Node node(int client) {
        return nodes.get(client % nodes.length());
    }

    /// Puts a node in the place of the one that it answers.
    Node replace(int place, Node next) {
        return nodes.getAndSet(place % nodes.length(), next);
    }

    /// Waits while the load is held; false when there is to be no further command.
    synchronized boolean goesOn() throws InterruptedException {
        while (held) {
            wait();
        }
        return goesOn;
    }

    /// Stops new commands while a process starts and needs the processors. Clients still resolve the commands
    /// that they sent.
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized void end() {
        goesOn = false;
        release();
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    /// Waits until that many commands more have been acknowledged.
    void progress(int commands) throws InterruptedException {
        long wanted = acknowledged.get() + commands;
        await("progress", () -> acknowledged.get() >= wanted);
    }

    /// Waits for a number of operations in flight at all nodes, and returns the number.
    int busy(int operations) throws InterruptedException {
        await("operations in flight", () -> inFlight() >= operations);
        return inFlight();
    }

    private int inFlight() {
        int all = 0;
        for (int place = 0; place < nodes.length(); place++) {
            all += nodes.get(place).inFlight().get();
        }
        return all;
    }

    private void await(String what, BooleanSupplier reached) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > giveUp || clients.stream().anyMatch(Future::isDone)) {
                throw new AssertionError("no " + what + ": " + acknowledged + " acknowledged, " + failures());
            }
            Thread.sleep(2);
        }
    }

    private List<String> failures() {
        return clients.stream()
                .filter(client -> client.state() == Future.State.FAILED)
                .map(client -> client.exceptionNow().toString())
                .toList();
    }

    /// No new commands; every one that was sent is resolved first.
    List<Operation> historyToTheEnd() throws InterruptedException, ExecutionException, TimeoutException {
        end();
        var history = new ArrayList<Operation>();
        for (var client : clients) {
            history.addAll(client.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return history;
    }

    void killNodes() {
        for (int place = 0; place < nodes.length(); place++) {
            nodes.get(place).kill();
        }
    }

    @Override
    public void close() {
        end();
        threads.shutdownNow();
    }
}

package dev.scoresheet.adapters.postgres.kernel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Client that sends one command at a time and repeats it under its name until it has an answer. Three of four
/// commands use streams of the client, the fourth uses a shared stream.
///
/// Half of the commands have no key. Such a command names the version that the client read, and is repeated unchanged.
/// When the stream is at another version, no lost call of it can commit any more, and the client reads again.
final class Client implements Callable<List<Operation>> {

    private static final int COMMANDS_PER_STREAM = 20;

    private final int number;
    private final Load load;
    private final List<Operation> history = new ArrayList<>();
    private Optional<Connection> connection = Optional.empty();

    private record Connection(Node node, Socket socket, BufferedReader answers, PrintWriter requests) {

        static Connection to(Node node) throws IOException {
            var socket = node.connect();
            return new Connection(
                    node,
                    socket,
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)),
                    new PrintWriter(socket.getOutputStream(), true, UTF_8));
        }
    }

    Client(int number, Load load) {
        this.number = number;
        this.load = load;
    }

    @Override
    public List<Operation> call() throws InterruptedException {
        for (int command = 0; load.goesOn(); command++) {
            history.add(done(command));
            load.acknowledged();
        }
        hangUp();
        return history;
    }

    private Operation done(int command) throws InterruptedException {
        var part = command / COMMANDS_PER_STREAM;
        var stream = command % 4 == 0 ? "shared-" + number % 8 + "-" + part : "own-" + number + "-" + part;
        var name = number + "." + command;
        int events = 1 + command % 3;
        var find = "find " + stream + " " + name;
        var append = stream + " " + name + " " + events + " ";
        var keyed = !load.isMixed() || (command / 4 + number) % 2 == 0;
        var request = keyed ? append + "keyed" : find;
        long sent = System.nanoTime();
        int unknown = 0;
        while (true) {
            var answer = answer(request);
            var words = answer.orElse("unknown").split(" ");
            switch (words[0]) {
                case "appended", "replayed", "found" -> {
                    return new Operation(
                            name,
                            stream,
                            events,
                            sent,
                            System.nanoTime(),
                            Long.parseLong(words[1]),
                            Long.parseLong(words[2]),
                            !words[0].equals("appended"),
                            unknown);
                }
                case "absent" -> {
                    request = append + words[1];
                    continue;
                }
                case "conflict" -> request = keyed ? request : find;
                case "unknown" -> unknown += request.equals(find) ? 0 : 1;
                case "unavailable", "not-sent" -> {}
                default -> throw new IllegalStateException(name + ": " + words[0]);
            }
            Thread.sleep(Duration.ofMillis(10));
        }
    }

    /// Nothing when the line broke behind a request that may have arrived.
    private Optional<String> answer(String request) {
        try {
            if (connection.isEmpty()) {
                connection = Optional.of(Connection.to(load.node(number)));
            }
        } catch (IOException refused) {
            return Optional.of("not-sent");
        }
        var to = connection.get();
        to.node().inFlight().incrementAndGet();
        try {
            to.requests().println(request);
            var answer = Optional.ofNullable(to.answers().readLine());
            if (answer.isEmpty()) {
                hangUp();
            }
            return answer;
        } catch (IOException broken) {
            hangUp();
            return Optional.empty();
        } finally {
            to.node().inFlight().decrementAndGet();
        }
    }

    private void hangUp() {
        try {
            if (connection.isPresent()) {
                connection.get().socket().close();
            }
        } catch (IOException gone) {
            // it is closed, which is what was wanted
        }
        connection = Optional.empty();
    }
}

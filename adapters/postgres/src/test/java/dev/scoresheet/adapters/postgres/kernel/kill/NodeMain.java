package dev.scoresheet.adapters.postgres.kernel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// A kernel node in a process of its own, to be killed: command handler, store, and a line protocol
/// in place of HTTP.
///
/// A request is `stream name events keyed`, its name being its key, or `stream name events
/// <version>` of a command without a key, its name being its id. An answer is `appended <version>
/// <position>`, `replayed <version> <position>` or a word that leaves the question open. `find
/// stream name` is answered with `found <version> <position>` or `absent <version>`. The first line
/// of standard output is the port; the process ends with its standard input, so that nothing is left
/// behind by a test that was killed itself.
final class NodeMain {

    /// Short, so that unknown outcomes reach the clients and are theirs to resolve.
    private static final Duration SETTLE_WITHIN = Duration.ofMillis(300);

    private static final long WARM_BYTES = 1 << 20;

    private final EventStore<BulbEvent> store;
    private final CommandHandler<Note, Integer, Void> handler;

    private NodeMain(EventStore<BulbEvent> store, CommandHandler<Note, Integer, Void> handler) {
        this.store = store;
        this.handler = handler;
    }

    public static void main(String[] arguments) throws IOException {
        var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        var postgres = Postgres.open(
                address, PostgresOptions.DEFAULT.named("to be killed").settlingWithin(SETTLE_WITHIN));
        EventStore<BulbEvent> store = postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
        if (arguments[3].equals("unsound")) {
            store = new TwoTransactionsStore(store, address);
        }
        var notes = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new Note.Notes(),
                (Note note) -> new StreamId("bulb", note.stream()));
        var handlers = new CommandHandlers<>(store, new WarmStates(WARM_BYTES), Optional.empty());
        var node = new NodeMain(store, handlers.of(notes));
        try (var server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            Thread.ofPlatform().daemon().start(NodeMain::endWithStandardInput);
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> node.serve(socket));
            }
        }
    }

    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // the client sends nothing; the end of the input is the signal
            }
        } catch (IOException gone) {
            // the same
        }
        Runtime.getRuntime().halt(0);
    }

    private void serve(Socket socket) {
        try (socket;
                var requests = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                var answers = new PrintWriter(socket.getOutputStream(), true, UTF_8)) {
            for (var request = requests.readLine(); request != null; request = requests.readLine()) {
                answers.println(answer(request.split(" ")));
            }
        } catch (IOException gone) {
            // the client or this node is ending
        }
    }

    private String answer(String[] request) {
        try {
            return request[0].equals("find") ? found(request[1], request[2]) : done(request);
        } catch (OutcomeUnknown unknown) {
            return "unknown";
        } catch (StoreUnavailable unavailable) {
            return "unavailable";
        } catch (RuntimeException defect) {
            defect.printStackTrace();
            return "defect";
        }
    }

    private String found(String stream, String name) {
        var read = store.read(new StreamId("bulb", stream));
        return read.events().reversed().stream()
                .filter(event -> event.event() instanceof BulbEvent.Blew(var text) && text.startsWith(name + "/"))
                .map(event -> "found " + event.version() + " " + event.position())
                .findFirst()
                .orElse("absent " + read.version());
    }

    private String done(String[] request) {
        var note = new Note(request[0], request[1], Integer.parseInt(request[2]));
        var metadata = Metadata.of(note.name());
        var context = request[3].equals("keyed")
                ? CommandContext.keyed(
                        new ReceiptKey(new Principal.Client("client"), note.name()),
                        Bytes.of(note.name().getBytes(UTF_8)),
                        metadata)
                : new CommandContext(Optional.empty(), OptionalLong.of(Long.parseLong(request[3])), metadata);
        return switch (handler.handle(note, context)) {
            case Done<Integer, Void> done ->
                (done.replayed() ? "replayed " : "appended ") + done.version() + " " + done.position();
            case Conflict<Integer, Void> _ -> "conflict";
            case KeyReused<Integer, Void> _ -> "reused";
            case Rejected<Integer, Void> _ -> "rejected";
        };
    }
}

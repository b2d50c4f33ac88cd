package dev.scoresheet.adapters.cli.kernel;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/// Verb `serve`: runs the server until a signal ends the process. Once the server answers, two lines on standard output
/// give its addresses; scripts can wait for them. A server without the role `http` writes only the second.
@Command(name = "serve", description = "Runs the server until a signal ends the process.")
public final class ServeVerb implements Verb {

    /// Addresses of a running server.
    ///
    /// @param api address of the API; empty if the server answers no clients
    public record Served(Optional<String> api, String operations) {}

    private final PortSource<Served> server;

    public ServeVerb(PortSource<Served> server) {
        this.server = server;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.EVERYTHING;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var running = server.open()) {
            running.port().api().ifPresent(api -> console.line("listening on " + api));
            console.line("operations on " + running.port().operations());
            console.flush();
            new CountDownLatch(1).await(); // a signal ends the process; the life cycle stops the server
        }
        return ExitCode.DONE;
    }
}

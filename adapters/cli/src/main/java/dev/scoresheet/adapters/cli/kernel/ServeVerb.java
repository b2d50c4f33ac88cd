package dev.scoresheet.adapters.cli.kernel;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `serve`: runs the server until the process is told to end. Once it answers, standard output says where, in
/// two lines that scripts may wait for.
public final class ServeVerb implements Verb {

    /// Where a running server answers.
    public record Served(String api, String operations) {}

    private final PortSource<Served> server;

    public ServeVerb(PortSource<Served> server) {
        this.server = server;
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("serve", "Runs the server until the process is told to end.");
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.EVERYTHING;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) throws Exception {
        try (var running = server.open()) {
            console.line("listening on " + running.port().api());
            console.line("operations on " + running.port().operations());
            console.flush();
            new CountDownLatch(1).await(); // a signal ends the process, and the life cycle ends what was started
        }
        return ExitCode.DONE;
    }
}

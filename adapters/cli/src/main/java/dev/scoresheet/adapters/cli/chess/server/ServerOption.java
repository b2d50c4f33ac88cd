package dev.scoresheet.adapters.cli.chess.server;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Option `--server` of a verb.
public final class ServerOption {

    @Option(names = "--server", paramLabel = "URL", description = "the server; by default the one on the data folder")
    private Optional<URI> server = Optional.empty();

    /// Returns the address of the server.
    ///
    /// @param running address of the server that runs on the data folder; empty without one
    /// @throws VerbFailed address that is none of a server, or no server at all
    public URI address(Supplier<Optional<URI>> running) {
        var address = server.or(running)
                .orElseThrow(() -> new VerbFailed(
                        ExitCode.UNREACHABLE,
                        "no server runs on the data folder: start one with `serve`, or name one with --server"));
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new VerbFailed(ExitCode.USAGE, "a server's address begins with http:// or https://, not " + address);
        }
        return address;
    }
}

package dev.scoresheet.adapters.cli.chess.server;

import java.net.URI;

/// Failure of the server to answer within the client's patience.
public final class ServerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerGone(URI server, String problem, Throwable cause) {
        super("no answer from " + server + ": " + problem, cause);
    }
}

package dev.scoresheet.adapters.cli.chess.play;

import java.net.URI;

/// The server did not answer for longer than anyone waits.
public final class ServerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerGone(URI server, String problem, Throwable cause) {
        super("no answer from " + server + ": " + problem, cause);
    }
}

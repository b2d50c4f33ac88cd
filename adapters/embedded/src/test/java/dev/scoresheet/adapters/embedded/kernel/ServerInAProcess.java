package dev.scoresheet.adapters.embedded.kernel;

import java.nio.file.Path;

/// An application that has an embedded server and is going to be ended from outside.
final class ServerInAProcess {

    private ServerInAProcess() {}

    public static void main(String[] args) throws Exception {
        var server = EmbeddedServer.start(Path.of(args[0])).closeAtExit();
        System.out.println(
                server.process().orElseThrow().pid() + " " + server.address().jdbcUrl());
        Thread.currentThread().join();
    }
}

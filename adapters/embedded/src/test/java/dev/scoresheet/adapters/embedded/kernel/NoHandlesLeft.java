package dev.scoresheet.adapters.embedded.kernel;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Application without free file handles that still watches its server, and closes it without a new handle.
final class NoHandlesLeft {

    private NoHandlesLeft() {}

    public static void main(String[] args) throws Exception {
        var server = EmbeddedServer.start(Path.of(args[0]));
        server.revive(); // classes are loaded now
        var before = server.process().orElseThrow();
        var all = used();
        var revived = server.revive();
        free(all);
        var same = server.process().equals(Optional.of(before));
        var answer = EmbeddedServerTest.ask(server.address(), "select 1");
        all = used();
        server.close();
        free(all);
        before.onExit().get(5, TimeUnit.SECONDS);
        System.out.printf("revived %s, same %s, answers %s, ended%n", revived, same, answer);
    }

    private static List<FileInputStream> used() {
        var all = new ArrayList<FileInputStream>();
        try {
            while (true) {
                all.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noneLeft) {
            return all;
        }
    }

    private static void free(List<FileInputStream> all) throws IOException {
        for (var one : all) {
            one.close();
        }
    }
}

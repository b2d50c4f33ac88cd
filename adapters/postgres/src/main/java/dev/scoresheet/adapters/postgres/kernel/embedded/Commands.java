package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs a command to its end, in an environment that holds nothing of the caller's but the path (no `PG...` variable
/// reaches the server), and gives its exit code with what it said.
final class Commands {

    record Result(int exit, String said) {
        boolean ok() {
            return exit == 0;
        }
    }

    private static final int NOT_RUN = 127;

    private Commands() {}

    static Result run(List<String> command, Duration atMost) {
        var builder = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().merge("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", (path, usual) -> path + ":" + usual);
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = CompletableFuture.supplyAsync(() -> said(process), Thread::startVirtualThread);
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(NOT_RUN, "no end after " + atMost.toSeconds() + " s: " + String.join(" ", command));
            }
            return new Result(process.exitValue(), said.join());
        } catch (IOException problem) {
            return new Result(NOT_RUN, String.valueOf(problem.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while running " + command.getFirst(), stopped);
        }
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException cut) {
            return "";
        }
    }
}

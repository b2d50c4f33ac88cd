package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.ServerFailed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runner of commands. The environment of a command has only the caller's path, so no `PG...` variable reaches the
/// server. The result holds the exit code and the output.
final class ProcessRunner {

    /// @param ended false if the command could not be started or did not end in time: the outcome is then unknown
    record Result(boolean ended, int exit, String said) {
        boolean ok() {
            return ended && exit == 0;
        }
    }

    private static final String USUAL_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";
    private static final int NO_ANSWER = 127;

    private ProcessRunner() {}

    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().merge("PATH", USUAL_PATH, (path, usual) -> path + ":" + usual);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static Result run(List<String> command, Duration atMost) {
        try {
            var process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = CompletableFuture.supplyAsync(() -> said(process), Thread::startVirtualThread);
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return notKnown("it did not end within " + atMost.toSeconds() + " s: " + String.join(" ", command));
            }
            return new Result(true, process.exitValue(), said.join());
        } catch (IOException problem) {
            return notKnown(String.valueOf(problem.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while running " + command.getFirst(), stopped);
        }
    }

    /// Runs a program that may be missing, which is a valid result. An existing program that gives no answer is an
    /// error.
    static Result ask(List<String> command, Duration atMost) {
        var result = run(command, atMost);
        if (!result.ended() && isThere(command.getFirst(), builder(command))) {
            throw new ServerFailed("%s gave no answer: %s".formatted(command.getFirst(), result.said()));
        }
        return result;
    }

    private static boolean isThere(String program, ProcessBuilder builder) {
        var path = String.valueOf(builder.environment().get("PATH"));
        return Stream.of(path.split(":")).anyMatch(folder -> !Files.notExists(Path.of(folder, program)));
    }

    private static Result notKnown(String why) {
        return new Result(false, NO_ANSWER, why);
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException cut) {
            return "";
        }
    }
}

package dev.scoresheet.bootstrap.kernel;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The application as processes of their own, on the class path of the tests, with an environment that holds nothing of
/// ours.
public final class Sandbox implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// A command that ran to its end.
    public record Ended(int code, String out, String err) {}

    private final Path home;
    private final List<String> options;
    private final String classPath;
    private final Map<String, String> environment = new HashMap<>();
    private String heap = "512m";
    private int handles;
    private Duration patience = PATIENCE;
    private final List<Process> processes = new ArrayList<>();

    /// @param home stands for the launcher's folder
    public Sandbox(Path home) {
        this(
                home,
                LoadedClasses.ofThisBuild().options(),
                LoadedClasses.ofThisBuild().classPath());
    }

    Sandbox(Path home, List<String> options, String classPath) {
        this.home = home;
        this.options = options;
        this.classPath = classPath;
    }

    public Sandbox with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Sets the heap that the commands that follow may have, as `-Xmx` says it.
    public Sandbox heap(String size) {
        heap = size;
        return this;
    }

    /// Sets the number of files and connections that the commands that follow may have open at once (`ulimit
    /// -n`).
    public Sandbox handles(int most) {
        handles = most;
        return this;
    }

    /// Sets the time that a command that is run to its end may take.
    public Sandbox patience(Duration atMost) {
        patience = atMost;
        return this;
    }

    public Ended run(String... arguments) throws Exception {
        var name = "run-" + processes.size();
        var process = start(name, arguments);
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("no end of " + String.join(" ", arguments) + ": " + err(name));
        }
        return new Ended(process.exitValue(), out(name), err(name));
    }

    public Running serve(String... options) throws Exception {
        return serve(0, options);
    }

    /// The same on a port; 0 for a free one.
    public Running serve(int port, String... options) throws Exception {
        var name = "serve-" + processes.size();
        var arguments = new ArrayList<>(List.of("serve", "--port", "" + port, "--operations-port", "0"));
        arguments.addAll(List.of(options));
        var process = start(name, arguments.toArray(String[]::new));
        for (var giveUp = Instant.now().plus(PATIENCE); Instant.now().isBefore(giveUp); ) {
            if (("\n" + out(name)).contains("\noperations on ")) {
                return new Running(this, name, process);
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the server ended with " + process.exitValue() + ": " + err(name));
            }
        }
        throw new AssertionError("the server does not answer: " + err(name));
    }

    /// A command that is left running; what it says is kept under that name.
    public Process start(String name, String... arguments) throws IOException {
        return start(name, Redirect.to(home.resolve(name + ".out").toFile()), arguments);
    }

    /// The same with another standard output.
    public Process start(String name, Redirect out, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (handles > 0) {
            command.addAll(List.of("sh", "-c", "ulimit -n " + handles + " && exec \"$@\"", "sandbox"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-Dlogback.configurationFile=logback.xml", // the application's, not that of the tests
                "-Dscoresheet.home=" + home));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "dev.scoresheet.bootstrap.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(home.resolve(name + ".err").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SCORESHEET_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        processes.add(process);
        return process;
    }

    String out(String name) throws IOException {
        return Files.readString(home.resolve(name + ".out"));
    }

    public String err(String name) throws IOException {
        return Files.readString(home.resolve(name + ".err"));
    }

    /// Ends the processes that a failed test left running.
    @Override
    public void close() {
        for (var process : processes) {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, 60, TimeUnit.SECONDS)
                    .thenAccept(Process::destroyForcibly)
                    .join();
        }
    }

    /// A server that answers.
    public record Running(Sandbox sandbox, String name, Process process) {

        public String api() throws IOException {
            return line("listening on ");
        }

        public String operations() throws IOException {
            return line("operations on ");
        }

        private String line(String begin) throws IOException {
            return sandbox.out(name)
                    .lines()
                    .filter(line -> line.startsWith(begin))
                    .findFirst()
                    .orElseThrow()
                    .substring(begin.length());
        }

        HttpResponse<String> get(String url, String... headers) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
            if (headers.length > 0) {
                request.headers(headers);
            }
            try (var client = HttpClient.newHttpClient()) {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
        }

        /// SIGTERM, and the exit code that it led to.
        public int terminate() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the server did not end");
            }
            return process.exitValue();
        }

        public void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}

package dev.scoresheet.bootstrap.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Processes that run out of memory, or only lose a thread.
@Timeout(60)
class LastWordsTest {

    /// The process: it ends with 0 when its failure has cost it no more than a thread.
    static final class Failing {

        private Failing() {}

        public static void main(String[] arguments) throws InterruptedException {
            LastWords.ofAllThreads();
            Runnable failing = () -> {
                throw arguments[1].equals("memory")
                        ? new OutOfMemoryError("unable to create native thread")
                        : new StackOverflowError("of this thread alone");
            };
            switch (arguments[0]) {
                case "virtual" -> Thread.ofVirtual().start(failing).join();
                case "platform" -> Thread.ofPlatform().start(failing).join();
                case "executor" -> {
                    try (var executor = Executors.newSingleThreadExecutor()) {
                        executor.execute(failing);
                    }
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"virtual,memory,71", "platform,memory,71", "executor,memory,71", "virtual,stack,0"})
    void a_process_ends_when_memory_runs_out_in_any_thread(String thread, String failure, int code) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Failing.class.getName(),
                        thread,
                        failure)
                .start();
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), err);
        assertTrue((err + out).contains(code == 0 ? "ends" : "out of memory: the process ends"), err + out);
    }
}

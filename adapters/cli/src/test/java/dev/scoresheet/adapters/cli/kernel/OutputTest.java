package dev.scoresheet.adapters.cli.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    private static final String LINE = "x".repeat(1_000);

    @TempDir
    Path folder;

    @Test
    void a_write_that_fails_at_any_byte_ends_with_74_and_names_the_place_and_the_reason() {
        for (int capacity : new int[] {0, 1, 70_000, 200_000}) {
            var output = Output.to("standard output", new Full(capacity));
            var failed = assertThrows(VerbFailed.class, () -> {
                for (int line = 0; line < 300; line++) {
                    output.line(LINE);
                }
                output.flush();
            });
            assertEquals(74, failed.code().number());
            assertEquals("standard output could not be written and is incomplete: no room", failed.getMessage());
        }
    }

    @Test
    void a_full_device_is_told_at_the_latest_by_the_close() {
        var output = Output.file("the report", Path.of("/dev/full"));
        output.line("one");
        var failed = assertThrows(VerbFailed.class, output::close);
        assertEquals(74, failed.code().number());
        assertTrue(failed.getMessage().startsWith("the report /dev/full could not be written"), failed.getMessage());
        assertDoesNotThrow(output::close, "a second close does nothing");
    }

    @Test
    void a_file_that_cannot_be_made_is_output_that_is_lost() {
        var failed = assertThrows(VerbFailed.class, () -> Output.file("the report", folder.resolve("no/such")));
        assertEquals(74, failed.code().number());
    }

    @Test
    void a_pipe_whose_reader_left_is_told_apart_from_a_full_disk() throws Exception {
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var reader = CompletableFuture.supplyAsync(() -> assertDoesNotThrow(() -> Files.newInputStream(pipe)));
        try (var output = Output.file("the report", pipe)) {
            reader.join().close();
            output.line("one");
            var left = assertThrows(VerbFailed.class, output::flush);
            assertEquals(141, left.code().number());
        }
    }

    @Test
    void text_is_utf8_and_a_file_is_whole_when_closed() throws Exception {
        var file = folder.resolve("file");
        try (var output = Output.file("the report", file)) {
            output.line("Größe");
        }
        assertEquals("Größe\n", Files.readString(file));
    }

    @Test
    void a_command_goes_on_when_standard_error_is_full() {
        var out = new ByteArrayOutputStream();
        var console = new Console(Output.to("standard output", out), Output.to("standard error", new Full(0)), false);
        console.say("unheard");
        console.answer(new Object(), "heard");
        assertEquals("heard\n", out.toString(StandardCharsets.UTF_8));
    }

    /// Takes so many bytes.
    private static final class Full extends OutputStream {
        private int left;

        Full(int capacity) {
            left = capacity;
        }

        @Override
        public void write(int one) throws IOException {
            if (left-- == 0) {
                throw new IOException("no room");
            }
        }
    }
}

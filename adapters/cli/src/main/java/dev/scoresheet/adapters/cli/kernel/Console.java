package dev.scoresheet.adapters.cli.kernel;

import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/// The two outputs of a verb. Answers go to standard output, everything else to standard error, so that output can be
/// piped.
public final class Console {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Output out;
    private final Output err;
    private final boolean json;

    public Console(Output out, Output err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /// The command's answer: one JSON document with `--json`, else the text.
    ///
    /// @param document what Jackson makes the document of: a record or a map
    public void answer(Object document, String text) {
        line(json ? JSON.writeValueAsString(document) : text);
        flush();
    }

    /// Writes a line of an answer that consists of lines; it may stay in the buffer until [#flush()].
    public void line(String line) {
        out.line(line);
    }

    public void flush() {
        out.flush();
    }

    /// Writes a line to standard error. Where that cannot be written, the command goes on: its work and its answer do
    /// not depend on the line.
    public void say(String line) {
        try {
            err.line(line);
            err.flush();
        } catch (VerbFailed unheard) {
            // there is no place left to complain
        }
    }

    /// Shows how far a long work is, with rate and remaining time.
    ///
    /// @param what the work and its unit, as in `imported games`
    /// @param total how many there are, when known
    public ProgressPrinter progress(String what, OptionalLong total) {
        return new ProgressPrinter(what, total, this::say, System::nanoTime);
    }
}

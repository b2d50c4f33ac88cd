package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.time.TimeSource;
import tools.jackson.databind.json.JsonMapper;

/// Outputs of a verb. Answers go to standard output, all other lines to standard error, so that a pipe gets only
/// answers.
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

    /// Writes the command's answer: one JSON document with `--json`, otherwise the text.
    ///
    /// @param document source of the JSON document: a record or a map
    public ExitCode answer(Object document, String text) {
        return answer(true, document, text);
    }

    /// Writes an answer that may be negative, and returns its exit code.
    public ExitCode answer(boolean yes, Object document, String text) {
        line(json ? JSON.writeValueAsString(document) : text);
        flush();
        return yes ? ExitCode.DONE : ExitCode.NO;
    }

    /// Writes a line of an answer that consists of lines. It may stay in the buffer until [#flush()].
    public void line(String line) {
        out.line(line);
    }

    public void flush() {
        out.flush();
    }

    /// Writes a line to standard error. If the write fails, the command continues: its work and answer do not depend on
    /// the line.
    public void say(String line) {
        try {
            err.line(line);
            err.flush();
        } catch (VerbFailed unheard) {
            // standard error failed, and no other output is left for a message
        }
    }

    /// Creates a listener that shows the progress of a long operation on standard error.
    public ProgressPrinter progress() {
        return new ProgressPrinter(this::say, TimeSource.system()::nanos);
    }
}

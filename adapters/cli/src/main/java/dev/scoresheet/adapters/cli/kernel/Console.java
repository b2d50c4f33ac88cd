package dev.scoresheet.adapters.cli.kernel;

import java.io.PrintStream;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/// What a verb says. Answers go to standard output, everything else to standard error, so that output can be piped.
public final class Console {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    public Console(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /// The command's answer: one JSON document with `--json`, else the text.
    ///
    /// @param document what Jackson makes the document of: a record or a map
    public void answer(Object document, String text) {
        out.println(json ? JSON.writeValueAsString(document) : text);
        out.flush();
    }

    /// A stream of output that is the answer itself.
    public PrintStream out() {
        return out;
    }

    public void say(String line) {
        err.println(line);
    }

    /// Shows how far a long work is, with rate and remaining time.
    ///
    /// @param what the work and its unit, as in `imported games`
    /// @param total how many there are, when known
    public Progress progress(String what, OptionalLong total) {
        return new Progress(what, total, this::say, System::nanoTime);
    }
}

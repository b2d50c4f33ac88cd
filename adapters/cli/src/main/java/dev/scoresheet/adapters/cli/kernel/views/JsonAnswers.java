package dev.scoresheet.adapters.cli.kernel.views;

/// JSON answers that differ from the value of the port.
final class JsonAnswers {

    record Cancelled(String view, boolean cancelled) {}

    record Done(String view, long generation, String done) {}

    private JsonAnswers() {}

    static Cancelled cancelled(String view) {
        return new Cancelled(view, true);
    }

    static Done done(String view, long generation, String what) {
        return new Done(view, generation, what);
    }
}

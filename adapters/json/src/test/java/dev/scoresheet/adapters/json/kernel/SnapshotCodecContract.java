package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.domain.kernel.Decider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Contract of a codec of states: decoding returns each state that was encoded. A golden file holds the state
/// after each event of the histories. If it differs, snapshots of the former release fold to other states:
/// raise the form, and write the file of the new form.
public abstract class SnapshotCodecContract<S, E> {

    protected abstract SnapshotCodec<S> codec();

    protected abstract Decider<?, S, E, ?> decider();

    protected abstract List<List<? extends E>> histories();

    /// Returns the golden file, which names the form.
    protected abstract Path golden();

    @Test
    void each_state_is_decoded_to_itself() {
        for (var history : histories()) {
            var state = decider().initial();
            assertEquals(state, codec().decode(codec().encode(state)));
            for (var event : history) {
                state = decider().evolve(state, event);
                assertEquals(state, codec().decode(codec().encode(state)), () -> "after " + event);
            }
        }
    }

    @Test
    void the_states_of_this_form_are_those_of_the_golden_file() throws IOException {
        var texts = new StringBuilder();
        for (var history : histories()) {
            var state = decider().initial();
            for (var event : history) {
                state = decider().evolve(state, event);
                texts.append(codec().encode(state)).append('\n');
            }
        }
        assertEquals(Files.readString(golden()), texts.toString());
    }

    @Test
    void the_golden_file_names_the_form() {
        assertEquals("form-" + codec().form() + ".jsonl", golden().getFileName().toString());
    }
}

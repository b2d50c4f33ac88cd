package dev.scoresheet.adapters.cli.kernel.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.operations.trace.EventForest;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextTest {

    @Test
    void notes_say_what_the_tree_can_lack() {
        assertEquals("", TraceText.of(new EventForest(List.of(), 12, 12, 0, false)));
        assertEquals("""
                some events are left out: name a later event, or raise --limit
                the view trace shows the log through position 1,200 of 1,234
                2 parked entries of the view trace can hide events; `parked trace` lists them""", TraceText.of(new EventForest(List.of(), 1_200, 1_234, 2, true)));
    }
}

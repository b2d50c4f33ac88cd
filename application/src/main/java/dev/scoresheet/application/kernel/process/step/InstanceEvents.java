package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import java.util.List;

/// Events of one page that concern an instance and are to be applied now, in order.
///
/// @param silentThrough position through which events are applied without reactions
record InstanceEvents<E, S>(InstanceState<S> before, List<RecordedEvent<E>> events, long silentThrough) {

    InstanceEvents {
        events = List.copyOf(events);
    }
}

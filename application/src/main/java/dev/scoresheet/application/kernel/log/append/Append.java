package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.HashSet;
import java.util.List;

/// Whole transaction as a value: all of its streams and its receipt are written, or nothing is.
///
/// Without streams it writes only a receipt: for an accepted command that changed nothing, or a refusal to a process.
public record Append<E>(List<StreamAppend<? extends E>> streams, Receipt receipt, Metadata metadata) {

    public Append {
        streams = List.copyOf(streams);
        var named = new HashSet<StreamId>();
        for (var append : streams) {
            if (!named.add(append.stream())) {
                throw new IllegalArgumentException("the append names stream " + append.stream() + " twice");
            }
        }
    }
}

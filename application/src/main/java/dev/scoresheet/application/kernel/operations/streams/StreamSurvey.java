package dev.scoresheet.application.kernel.operations.streams;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Command `streams`: counts the events of all streams, and compares them with the budgets of the aggregates. A long
/// stream costs every command on it, because its state is folded from its events.
public final class StreamSurvey {

    private final StreamLengths lengths;
    private final Topology<?> topology;

    public StreamSurvey(StreamLengths lengths, Topology<?> topology) {
        this.lengths = lengths;
        this.topology = topology;
    }

    /// Reports every category of the topology, also without streams, and every other one of the log.
    public StreamReport report() {
        var tallies = new TreeMap<String, CategoryTally>();
        topology.applications().stream()
                .flatMap(application -> application.owns().stream())
                .forEach(owned -> tallies.put(owned.category(), new CategoryTally(owned.budget())));
        lengths.each((stream, events) -> tallies.computeIfAbsent(
                        category(stream), _ -> new CategoryTally(OptionalLong.empty()))
                .add(stream, events));
        return new StreamReport(List.copyOf(tallies.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList()));
    }

    /// Returns what is before the first hyphen; all of a damaged name.
    private static String category(String stream) {
        int hyphen = stream.indexOf('-');
        return hyphen < 0 ? stream : stream.substring(0, hyphen);
    }
}

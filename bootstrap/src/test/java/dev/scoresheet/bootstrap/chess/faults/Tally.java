package dev.scoresheet.bootstrap.chess.faults;

import dev.scoresheet.bootstrap.chess.faults.Write.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Comparison of the answers that clients received with the events that the log stores.
///
/// @param lost writes that were acknowledged, and not stored at the position that was answered
/// @param doubled writes that are stored more than once
/// @param unasked writes that are stored, and neither acknowledged nor still running
/// @param gaps positions that are not the one after the position before
record Tally(
        int acknowledged, int stored, List<Write> lost, List<Write> doubled, List<Write> unasked, List<Long> gaps) {

    /// @param acknowledged each with the position that was answered
    /// @param open commands whose answer is still awaited
    /// @param stored the whole log in its order
    static Tally of(Map<Write, Long> acknowledged, Set<Write> open, List<Stored> stored) {
        var positions = new HashMap<Write, Long>();
        var doubled = new ArrayList<Write>();
        var unasked = new ArrayList<Write>();
        var gaps = new ArrayList<Long>();
        long before = 0;
        for (var event : stored) {
            if (event.position() != before + 1) {
                gaps.add(event.position());
            }
            before = event.position();
            if (positions.putIfAbsent(event.write(), event.position()) != null) {
                doubled.add(event.write());
            }
            if (!acknowledged.containsKey(event.write()) && !open.contains(event.write())) {
                unasked.add(event.write());
            }
        }
        var lost = acknowledged.entrySet().stream()
                .filter(told -> !told.getValue().equals(positions.get(told.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return new Tally(acknowledged.size(), stored.size(), lost, doubled, unasked, gaps);
    }

    /// Each in a sentence; none when all is well.
    List<String> findings() {
        var findings = new ArrayList<String>();
        if (!lost.isEmpty()) {
            findings.add("acknowledged and not stored there: " + lost);
        }
        if (!doubled.isEmpty()) {
            findings.add("stored more than once: " + doubled);
        }
        if (!unasked.isEmpty()) {
            findings.add("stored and never sent: " + unasked);
        }
        if (!gaps.isEmpty()) {
            findings.add("positions that do not follow the one before: " + gaps);
        }
        return findings;
    }
}

package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.List;
import java.util.Set;

/// Parked entries of one generation.
record ParkedEntries(Generation generation, List<ParkedEntry> all) {

    static ParkedEntries of(ReadModels<?> models, Generation generation) {
        return new ParkedEntries(generation, models.generations().parked(generation.number()));
    }

    /// @param name name as `parked` shows it: `key:…` or `stream:…`
    Parked named(String name) {
        return all.stream()
                .map(ParkedEntry::parked)
                .filter(parked -> parked.entry().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("no entry '%s' is parked in generation %d of %s; `parked` lists %d"
                        .formatted(name, generation.number(), generation.identity(), all.size())));
    }

    boolean hasKey(String text) {
        return all.stream()
                .anyMatch(entry ->
                        entry.parked() instanceof Parked.Key key && key.text().equals(text));
    }

    /// Returns the exclusions of the generation, except these entries.
    Exclusions without(ReadModels<?> models, Set<String> names) {
        var others = all.stream()
                .map(ParkedEntry::parked)
                .filter(parked -> !names.contains(parked.entry()))
                .toList();
        return Exclusions.of(others, models.generations().givenUp(generation.identity()));
    }
}

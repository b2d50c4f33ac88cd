package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.LogHead;
import dev.scoresheet.application.kernel.projection.Generation;
import dev.scoresheet.application.kernel.projection.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.Generations.ParkedEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// `projections`, `parked` and the record of what operators did. Reads only. Thread-safe.
public final class Listing<E> {

    private final ReadModels<E> models;
    private final Set<String> inline;
    private final Time time;

    /// @param inline the views that are configured to be stepped with the append
    public Listing(ReadModels<E> models, Set<String> inline, Time time) {
        this.models = models;
        this.inline = Set.copyOf(inline);
        this.time = time;
    }

    /// By name, the newest first; those of other releases, too.
    public Listed list() {
        var generations = models.generations().all();
        var sizes = models.generations().sizes();
        var head = models.log().head();
        return new Listed(
                head.position(),
                generations.stream()
                        .sorted(Comparator.comparing((Generation generation) ->
                                        generation.identity().view())
                                .thenComparing(Comparator.comparingLong(Generation::number)
                                        .reversed()))
                        .map(generation -> line(generation, sizes, head))
                        .toList());
    }

    private Listed.Line line(Generation generation, Map<Long, Long> sizes, LogHead head) {
        var position = generation.progress().position();
        return new Listed.Line(
                generation.identity().view(),
                generation.identity().version(),
                generation.number(),
                position,
                Math.max(0, head.position() - position),
                lagSeconds(position, head),
                generation.owner(),
                generation.parked(),
                mode(generation),
                generation.identity().parameters(),
                generation.word(),
                Optional.ofNullable(sizes.get(generation.number())),
                generation.unfollowed().map(Duration::toSeconds));
    }

    private double lagSeconds(long position, LogHead head) {
        if (position >= head.position()) {
            return 0;
        }
        return models.log().events(position, 1).stream()
                .findFirst()
                .map(first -> Math.max(
                                0,
                                Duration.between(first.recordedAt(), time.instant())
                                        .toMillis())
                        / 1e3)
                .orElse(0.0);
    }

    private String mode(Generation generation) {
        return switch (generation.role()) {
            case LOADING -> "loading";
            case PREVIOUS, RETIRED -> "none";
            case CANDIDATE, SERVING -> {
                if (!generation.isFollowed()) {
                    yield "none";
                }
                if (generation.paused()) {
                    yield "paused";
                }
                if (generation.stopped().isPresent()) {
                    yield "stopped";
                }
                yield inline.contains(generation.identity().view()) && generation.role() == Generation.Role.SERVING
                        ? "inline"
                        : "async";
            }
        };
    }

    /// What is parked in a view: in the generation that serves, unless one is named.
    public List<ParkedEntry> parked(String view, OptionalLong generation) {
        var chosen = models.chosenOfView(models.named(view).identity(), generation);
        return models.generations().parked(chosen.number());
    }

    /// What operators did to a view, the latest first.
    public List<AuditRecord> audited(String view, int limit) {
        return models.generations().audited(models.named(view).identity().view(), limit);
    }
}

package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.operations.LogLag;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.ActionList;
import dev.scoresheet.application.kernel.operations.views.report.GenerationList;
import dev.scoresheet.application.kernel.operations.views.report.GenerationList.LoadProgress;
import dev.scoresheet.application.kernel.operations.views.report.GenerationList.NodeMode;
import dev.scoresheet.application.kernel.operations.views.report.ParkedEntryList;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations.Follower;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Lists for `projections`, `parked` and the audit trail of operators. Reads only. Thread-safe.
public final class GenerationLister {

    private static final String INLINE = "inline";
    private static final String ASYNC = "async";

    private final ReadModels<?> models;

    public GenerationLister(ReadModels<?> models) {
        this.models = models;
    }

    /// Lists all generations, also of other releases, by name and newest first.
    public GenerationList list() {
        var generations = models.generations().all();
        var sizes = models.generations().sizes();
        var nodes = models.generations().nodes();
        var head = models.log().head();
        return new GenerationList(
                head.position(),
                generations.stream()
                        .sorted(Comparator.comparing((Generation generation) ->
                                        generation.identity().view())
                                .thenComparing(Comparator.comparingLong(Generation::number)
                                        .reversed()))
                        .map(generation -> line(generation, sizes, modes(generation, nodes), head))
                        .toList());
    }

    private GenerationList.Line line(Generation generation, Map<Long, Long> sizes, List<NodeMode> nodes, LogHead head) {
        var position = generation.progress().position();
        return new GenerationList.Line(
                generation.identity().view(),
                generation.identity().version(),
                generation.number(),
                position,
                Math.max(0, head.position() - position),
                new LogLag(models.log(), models.node().time()).seconds(position, head),
                generation.owner(),
                generation.parked(),
                mode(generation, nodes),
                generation.identity().parameters(),
                generation.word(),
                Optional.ofNullable(sizes.get(generation.number())),
                generation.unfollowed().map(Duration::toSeconds),
                nodes,
                generation
                        .load()
                        .filter(_ -> generation.role() == Generation.Role.LOADING)
                        .map(load -> new LoadProgress(
                                load.through(), load.passes(), load.done(), load.read(), load.loader())));
    }

    private static List<NodeMode> modes(Generation generation, Map<ViewIdentity, List<Follower>> nodes) {
        if (!generation.role().isFollowed()) {
            return List.of();
        }
        var serves = generation.role() == Generation.Role.SERVING;
        return nodes.getOrDefault(generation.identity(), List.of()).stream()
                .map(follower -> new NodeMode(follower.node(), serves && follower.inline() ? INLINE : ASYNC))
                .toList();
    }

    private static String mode(Generation generation, List<NodeMode> nodes) {
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
                var all = nodes.stream().map(NodeMode::mode).distinct().toList();
                yield all.equals(List.of(INLINE)) ? INLINE : ASYNC;
            }
        };
    }

    /// Lists the parked entries of a generation; without a number, of the serving one.
    public ParkedEntryList parked(String view, OptionalLong generation) {
        return ParkedEntryList.of(
                models.generations().parked(models.chosen(view, generation).number()));
    }

    /// Lists the actions of operators on a view, the latest first.
    public ActionList audited(String view, int limit) {
        return ActionList.of(models.generations().audited(models.named(view).name(), limit));
    }
}

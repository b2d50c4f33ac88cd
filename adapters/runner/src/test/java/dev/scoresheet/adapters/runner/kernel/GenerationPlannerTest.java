package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GenerationPlannerTest {

    private static final ViewIdentity OLD = new ViewIdentity("tally", 1, "");
    private static final ViewIdentity NEW = new ViewIdentity("tally", 2, "");

    private final TwinGenerations generations = new TwinGenerations();
    private final GenerationPlanner planner = new GenerationPlanner(generations, List.of(NEW), "here");

    @Test
    void a_view_without_generations_serves_its_first_one_immediately() {
        var plan = planner.plan(5);

        assertEquals(List.of(1L), numbers(plan.follow()));
        assertEquals(List.of(), plan.notReady());
        assertEquals(List.of(), plan.fill());
    }

    @Test
    void a_view_of_another_release_is_filled_next_to_the_serving_generation() {
        generations.add(OLD, Role.SERVING);

        var plan = planner.plan(5);

        assertEquals(List.of(), plan.follow(), "what another release serves is that release's");
        assertEquals(List.of(NEW), plan.fill());
        assertEquals(List.of(NEW), plan.notReady());
    }

    @Test
    void an_unfinished_load_resumes_and_a_cancelled_load_does_not() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.LOADING);
        assertEquals(List.of(NEW), planner.plan(5).fill());

        generations.change(2, TwinGenerations.cancelled());
        var plan = planner.plan(5);
        assertEquals(List.of(), plan.fill());
        assertEquals(List.of(NEW), plan.notReady());
    }

    @Test
    void the_newest_load_decides_if_a_load_resumes() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.RETIRED);
        generations.add(NEW, Role.LOADING);
        assertEquals(List.of(NEW), planner.plan(5).fill(), "what was retired was outgrown");

        generations.change(3, TwinGenerations.role(Role.RETIRED));
        assertEquals(List.of(), planner.plan(5).fill());
    }

    @Test
    void an_identity_that_was_retired_as_unfollowed_is_filled_again() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.RETIRED);
        generations.change(2, TwinGenerations.retiredUnfollowed(Duration.ofDays(7)));

        var plan = planner.plan(5);
        assertEquals(List.of(NEW), plan.fill());
        assertEquals(List.of(NEW), plan.notReady());
        assertEquals(List.of(), plan.follow());
    }

    @Test
    void a_candidate_waits_for_an_operator_while_another_release_lives() {
        generations.add(OLD, Role.SERVING);
        generations.change(1, TwinGenerations.owner(Optional.of("there")));
        generations.add(NEW, Role.CANDIDATE);

        planner.plan(0);
        var plan = planner.plan(0);

        assertEquals(List.of(2L), numbers(plan.follow()));
        assertEquals(List.of(NEW), plan.notReady());
        assertEquals(List.of(), generations.cutOvers());
    }

    /// Its consumer has met an event of the newer release, and gave the lease back.
    @Test
    void a_candidate_waits_while_a_node_of_another_release_is_registered_and_owns_nothing() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.CANDIDATE);
        generations.follows("there", List.of(OLD), Set.of(), Duration.ofMinutes(1));
        generations.follows("here", List.of(NEW), Set.of(), Duration.ofMinutes(1));
        planner.plan(0);
        assertEquals(List.of(NEW), planner.plan(0).notReady());
        assertEquals(List.of(), generations.cutOvers());

        generations.follows("there", List.of(), Set.of(), Duration.ZERO);
        assertEquals(List.of(), planner.plan(0).notReady());
        assertEquals(1, generations.cutOvers().size());
    }

    @Test
    void a_caught_up_candidate_serves_by_itself_when_no_other_release_lives() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.CANDIDATE);

        planner.plan(7);
        assertEquals(List.of(NEW), planner.plan(7).notReady(), "it stands at 0 of 7");

        generations.change(2, TwinGenerations.progress(_ -> new Progress(7, 1, 0)));
        assertEquals(List.of(), planner.plan(9).notReady(), "it stands where the log ended at the last look");
        assertEquals(List.of("2 by here: " + UngatedCutOver.NO_GATE), generations.cutOvers());
    }

    @Test
    void a_refused_cut_over_leaves_the_view_not_ready() {
        generations.add(OLD, Role.SERVING);
        generations.add(NEW, Role.CANDIDATE);
        generations.refuse("an entry is parked");

        planner.plan(0);

        assertEquals(List.of(NEW), planner.plan(0).notReady());
    }

    @Test
    void a_rebuild_next_to_the_serving_generation_is_followed_and_not_cut_over() {
        generations.add(NEW, Role.SERVING);
        generations.add(NEW, Role.CANDIDATE);
        generations.add(NEW, Role.PREVIOUS);

        planner.plan(0);
        var plan = planner.plan(0);

        assertEquals(List.of(2L, 1L), numbers(plan.follow()));
        assertEquals(List.of(), plan.notReady());
        assertEquals(List.of(), generations.cutOvers());
    }

    @Test
    void a_failed_plan_for_one_view_does_not_stop_the_others() {
        var other = new ViewIdentity("total", 1, "");
        var both = new GenerationPlanner(generations, List.of(NEW, other), "here");
        for (var hindrance : List.of(
                new ShapeChanged(NEW, "a column is gone"),
                new StoreUnavailable("a lock was not to be had", Duration.ofSeconds(1)))) {
            generations.hinder(NEW, hindrance);

            var plan = both.plan(5);

            assertEquals(List.of(1L), numbers(plan.follow()));
            assertEquals(List.of(NEW), plan.notReady());
            assertEquals(List.of(NEW + ": " + hindrance.getMessage()), plan.hindrances());
        }

        generations.letGo(NEW);
        assertEquals(List.of(), both.plan(5).hindrances());
    }

    @Test
    void a_serving_generation_without_rows_is_a_problem_until_another_one_serves() {
        generations.add(NEW, Role.SERVING);
        assertEquals(List.of(), planner.plan(5).hindrances());
        generations.lose(1);

        var plan = planner.plan(5);

        assertEquals(List.of(NEW), plan.notReady());
        assertEquals(
                List.of(NEW + ": the rows of generation 1 no longer exist; run `rebuild tally`,"
                        + " then `cutover tally --accept REASON`"),
                plan.hindrances());
        generations.change(1, TwinGenerations.role(Role.PREVIOUS));
        generations.add(NEW, Role.SERVING);
        assertEquals(List.of(), planner.plan(5).hindrances());
        assertEquals(List.of(), planner.plan(5).notReady());
    }

    @Test
    void a_serving_generation_with_other_columns_is_not_followed_and_names_the_remedy() {
        var other = new ViewIdentity("total", 1, "");
        var both = new GenerationPlanner(generations, List.of(NEW, other), "here");
        generations.add(NEW, Role.SERVING);
        generations.add(other, Role.SERVING);
        generations.reshape(1, "column colour is missing");

        var plan = both.plan(5);

        assertEquals(List.of(2L), numbers(plan.follow()));
        assertEquals(List.of(), plan.fill());
        assertEquals(List.of(NEW), plan.notReady());
        assertEquals(
                List.of(NEW + ": generation 1 has other columns than the shape of this release: column colour is"
                        + " missing; raise version() of the projection, so that the release fills a generation of"
                        + " its own"),
                plan.hindrances());
        generations.change(1, TwinGenerations.role(Role.PREVIOUS));
        generations.add(NEW, Role.SERVING);
        assertEquals(List.of(), both.plan(5).notReady());
        assertEquals(List.of(3L, 2L), numbers(both.plan(5).follow()));
    }

    private static List<Long> numbers(List<Generation> generations) {
        return generations.stream().map(Generation::number).toList();
    }
}

package dev.scoresheet.application.kernel.projection.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Rules for cut-over, roll-back and discard of generations. Stores apply them under their lock, to the state that
/// they read there.
public final class CutOverRules {

    private CutOverRules() {}

    /// Returns in a sentence why a generation must not take over; empty if it can.
    ///
    /// @param expected number of the generation that the caller expects to serve
    public static Optional<String> cutOver(
            Generation candidate, Optional<Generation> serving, Optional<Long> expected) {
        var number = candidate.number();
        if (candidate.role() != Generation.Role.CANDIDATE) {
            return Optional.of("generation %d is not a candidate: it is %s".formatted(number, word(candidate.role())));
        }
        if (!serving.map(Generation::number).equals(expected)) {
            return Optional.of("%s serves now, not %s as expected: check `projections` and try again"
                    .formatted(named(serving.map(Generation::number)), named(expected)));
        }
        if (candidate.parked() > 0) {
            return Optional.of("%d entries of generation %d are parked: retry or give them up first"
                    .formatted(candidate.parked(), number));
        }
        return behind(candidate, serving);
    }

    /// Returns in a sentence why the previous generation must not serve again; empty if it can.
    ///
    /// @param expectedPrevious number of the generation that the caller expects to be the previous one
    /// @param expectedServing number of the generation that the caller expects to serve
    public static Optional<String> rollBack(
            Optional<Generation> previous, Optional<Generation> serving, long expectedPrevious, long expectedServing) {
        if (previous.isEmpty()) {
            return Optional.of("no previous generation is kept");
        }
        if (previous.get().number() != expectedPrevious
                || serving.filter(now -> now.number() == expectedServing).isEmpty()) {
            return Optional.of(("%s serves now and generation %d is the previous one, not generations %d and %d as"
                            + " expected: check `projections` and try again")
                    .formatted(
                            named(serving.map(Generation::number)),
                            previous.get().number(),
                            expectedServing,
                            expectedPrevious));
        }
        return behind(previous.get(), serving);
    }

    /// Returns the audit text for a generation that is retired with its view.
    public static String removed(Generation generation) {
        return "generation %d of %s: the view was removed".formatted(generation.number(), generation.identity());
    }

    /// Returns the audit text for a generation that is retired because no live node follows its identity.
    public static String unfollowed(Generation generation) {
        var counted = generation.unfollowed().orElse(Duration.ZERO);
        return "generation %d of %s: no live node has followed it for %d h %d min"
                .formatted(generation.number(), generation.identity(), counted.toHours(), counted.toMinutesPart());
    }

    /// Returns in a sentence why a generation must not be discarded; empty if it can. An owner that follows the
    /// identity does not prevent this, because it follows many generations. Another owner works on this generation
    /// alone.
    ///
    /// @param followers live nodes that follow its identity
    public static Optional<String> discard(Generation unwanted, Set<String> followers) {
        var number = unwanted.number();
        return switch (unwanted.role()) {
            case LOADING ->
                unwanted.load()
                        .flatMap(Generation.Load::loader)
                        .map(loader -> "generation %d is being loaded by %s; `cancel` ends the load"
                                .formatted(number, loader));
            case CANDIDATE ->
                unwanted.owner()
                        .filter(owner -> !followers.contains(owner))
                        .map(owner -> "generation %d is owned by %s, which brings it to the head: wait until it ends"
                                .formatted(number, owner));
            case SERVING, PREVIOUS, RETIRED ->
                Optional.of("generation %d is not a candidate: it is %s".formatted(number, word(unwanted.role())));
        };
    }

    private static Optional<String> behind(Generation next, Optional<Generation> serving) {
        return serving.filter(now -> next.progress().position() < now.progress().position())
                .map(now -> ("generation %d is at position %d, behind the serving generation %d at position %d: let"
                                + " it catch up")
                        .formatted(
                                next.number(),
                                next.progress().position(),
                                now.number(),
                                now.progress().position()));
    }

    private static String named(Optional<Long> generation) {
        return generation.map(number -> "generation " + number).orElse("none");
    }

    private static String word(Generation.Role role) {
        return switch (role) {
            case LOADING -> "still loading";
            case CANDIDATE -> "a candidate";
            case SERVING -> "serving";
            case PREVIOUS -> "the previous generation, kept for a roll-back";
            case RETIRED -> "retired";
        };
    }
}

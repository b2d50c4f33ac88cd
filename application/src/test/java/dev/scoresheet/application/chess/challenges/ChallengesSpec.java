package dev.scoresheet.application.chess.challenges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.chess.challenges.ChallengeSearch.Listed;
import dev.scoresheet.application.chess.challenges.ChallengeSearch.Wanted;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Specification of the read model of challenges, for each store. Each way to fill it gives the same rows, and the
/// answers are those of the streams.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChallengesSpec extends ProjectionSpec<ChessEvent> {

    private static final int COMMANDS = 600;

    private List<Listed> expected = List.of();

    protected abstract EventCodec<ChessEvent> codec();

    protected abstract Topology<ChessEvent> topology();

    protected abstract EventStore<ChessEvent> events();

    /// Returns a search of the rows, which contain the whole log.
    protected abstract ChallengeSearch search();

    @BeforeAll
    void write() {
        expected = SampleOfChallenges.write(events(), Seed.random("ChallengesSpec"), COMMANDS);
    }

    @Override
    protected final List<Projection<ChessEvent, ?, ?, ?>> projections() {
        return List.of(new ChallengesProjection());
    }

    @Override
    protected final Filter followed(Projection<ChessEvent, ?, ?, ?> projection) {
        var matchmaking = topology().applications().getFirst();
        return FollowedProjection.in(matchmaking, projection, codec()).filter();
    }

    @Test
    void each_status_has_its_challenges_the_newest_first() {
        for (var status : ChallengeStatus.values()) {
            assertFalse(found(status, Optional.empty()).isEmpty(), "the sample has none that is " + status);
            assertEquals(expected(status, _ -> true), found(status, Optional.empty()));
        }
    }

    @Test
    void a_player_has_the_challenges_of_either_side() {
        for (var player : SampleOfChallenges.PLAYERS) {
            for (var status : ChallengeStatus.values()) {
                assertEquals(
                        expected(
                                status,
                                listed -> listed.row().challenge().from().equals(player)
                                        || listed.row().opponent().equals(Optional.of(player))),
                        found(status, Optional.of(player)));
            }
        }
        assertEquals(List.of(), found(ChallengeStatus.ACCEPTED, Optional.of(new PlayerId("nobody"))));
    }

    private List<Listed> expected(ChallengeStatus status, Predicate<Listed> wanted) {
        return expected.stream()
                .filter(listed -> listed.row().challenge().status() == status)
                .filter(wanted)
                .toList();
    }

    /// Reads all pages, of three challenges each.
    private List<Listed> found(ChallengeStatus status, Optional<PlayerId> player) {
        var all = new ArrayList<Listed>();
        var before = OptionalLong.empty();
        while (true) {
            var page = search().search(new Wanted(status, player), before, 3).value();
            all.addAll(page.challenges());
            if (!page.more()) {
                return all;
            }
            before = OptionalLong.of(page.challenges().getLast().row().position());
        }
    }
}

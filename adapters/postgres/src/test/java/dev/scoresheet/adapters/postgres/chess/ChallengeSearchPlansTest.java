package dev.scoresheet.adapters.postgres.chess;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.challenges.ChallengeRow;
import dev.scoresheet.application.chess.challenges.ChallengeSearch.Wanted;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.chess.challenges.ChallengesProjection;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Plans of searches over the challenges of a busy site. No search reads them all.
class ChallengeSearchPlansTest {

    private static final long CHALLENGES = 30_000;
    private static final List<ChallengeStatus> TURNED_DOWN =
            List.of(ChallengeStatus.REFUSED, ChallengeStatus.CANCELLED, ChallengeStatus.EXPIRED);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

    private final ChallengesProjection challenges = new ChallengesProjection();
    private final Random random = new Random(11);

    @Test
    void no_search_reads_all_challenges() {
        try (var database = TestDatabase.migrated("kernel", "chess");
                var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"))) {
            var views = postgres.views(ChessViews.all());
            FilledView.serve(
                    views,
                    challenges,
                    LongStream.rangeClosed(1, CHALLENGES)
                            .mapToObj(position -> Map.entry(new UUID(random.nextLong(), position), row(position)))
                            .iterator());
            for (var status : ChallengeStatus.values()) {
                for (var player : List.of(Optional.<PlayerId>empty(), Optional.of(player(7)))) {
                    assertIndexed(views, new Wanted(status, player), OptionalLong.empty());
                    assertIndexed(views, new Wanted(status, player), OptionalLong.of(CHALLENGES / 2));
                }
            }
        }
    }

    private void assertIndexed(PostgresViews views, Wanted wanted, OptionalLong before) {
        var plan = views.read(
                        challenges.identity(),
                        sql -> sql.explain(PostgresChallengeSearch.query(sql, wanted, before, 26))
                                .plan())
                .value();
        assertFalse(plan.contains("Seq Scan"), () -> wanted + ":\n" + plan);
    }

    /// Most challenges were accepted, and few are open.
    private Optional<ChallengeRow> row(long position) {
        var status = random.nextInt(500) == 0
                ? ChallengeStatus.OPEN
                : random.nextInt(4) > 0
                        ? ChallengeStatus.ACCEPTED
                        : TURNED_DOWN.get(random.nextInt(TURNED_DOWN.size()));
        var opponent = player(100 + random.nextInt(3_000));
        return Optional.of(new ChallengeRow(
                new ChallengeView(
                        player(random.nextInt(100)),
                        Addressee.player(opponent),
                        ColourChoice.RANDOM,
                        TimeControl.fischer(180, 2),
                        true,
                        USUAL,
                        RematchOf.NONE,
                        NOON,
                        NOON.plusSeconds(600),
                        status),
                Optional.of(opponent),
                position,
                2,
                position + 1));
    }

    private static PlayerId player(int number) {
        return new PlayerId("player-" + number);
    }
}

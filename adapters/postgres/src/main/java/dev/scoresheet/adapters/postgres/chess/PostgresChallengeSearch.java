package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.CHALLENGES;

import dev.scoresheet.adapters.postgres.chess.jooq.tables.records.ChallengesRecord;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.challenges.ChallengeSearch;
import dev.scoresheet.application.chess.challenges.ChallengesProjection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.SelectLimitPercentStep;

/// Search with pages by keyset. Each filter has an index in the order of the listing.
public record PostgresChallengeSearch(PostgresViews views, ChallengesProjection challenges) implements ChallengeSearch {

    @Override
    public ViewAnswer<Found> search(Wanted wanted, OptionalLong before, int limit) {
        return views.read(
                challenges.identity(),
                sql -> Found.page(
                        query(sql, wanted, before, limit + 1)
                                .fetch(row -> new Listed(row.get(CHALLENGES.ID), ChallengesTable.challenge(row))),
                        limit));
    }

    /// Queries each side for a player: an `or` has no index in the order of the listing. No player is on both sides.
    static Select<ChallengesRecord> query(DSLContext sql, Wanted wanted, OptionalLong before, int limit) {
        var status = CHALLENGES.STATUS.eq(wanted.status().word());
        var there = before.isPresent() ? status.and(CHALLENGES.POSITION.lt(before.getAsLong())) : status;
        if (wanted.player().isEmpty()) {
            return page(sql, there, limit);
        }
        var player = wanted.player().get().value();
        return page(sql, there.and(CHALLENGES.CHALLENGER.eq(player)), limit)
                .unionAll(page(sql, there.and(CHALLENGES.OPPONENT.eq(player)), limit))
                .orderBy(CHALLENGES.POSITION.desc())
                .limit(limit);
    }

    private static SelectLimitPercentStep<ChallengesRecord> page(DSLContext sql, Condition wanted, int limit) {
        return sql.selectFrom(CHALLENGES)
                .where(wanted)
                .orderBy(CHALLENGES.POSITION.desc())
                .limit(limit);
    }
}

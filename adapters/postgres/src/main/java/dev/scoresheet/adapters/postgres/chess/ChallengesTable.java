package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.CHALLENGES;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable.Getter;
import dev.scoresheet.application.chess.challenges.ChallengeRow;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Table of challenges.
final class ChallengesTable {

    static final ViewTable<UUID, Optional<ChallengeRow>> TABLE = ViewTable.<UUID, Optional<ChallengeRow>>of(
                    "challenges", CHALLENGES)
            .key(CHALLENGES.ID, id -> id)
            .value(CHALLENGES.POSITION, row(ChallengeRow::position))
            .value(CHALLENGES.STATUS, view(challenge -> challenge.status().word()))
            .value(CHALLENGES.CHALLENGER, view(challenge -> challenge.from().value()))
            .value(CHALLENGES.RECEIVER, view(challenge -> receiver(challenge.to())))
            .value(
                    CHALLENGES.OPPONENT,
                    row(challenge -> challenge.opponent().map(PlayerId::value).orElse(null)))
            .value(CHALLENGES.COLOUR, view(challenge -> challenge.colour().word()))
            .value(CHALLENGES.INITIAL_SECONDS, view(challenge -> initial(challenge.timeControl())))
            .value(CHALLENGES.INCREMENT_SECONDS, view(challenge -> increment(challenge.timeControl())))
            .value(CHALLENGES.RATED, view(ChallengeView::rated))
            .value(CHALLENGES.START, view(ChallengeView::start))
            .value(CHALLENGES.REMATCH_OF, view(challenge -> rematchOf(challenge.rematchOf())))
            .value(CHALLENGES.CREATED_AT, view(ChallengeView::createdAt))
            .value(CHALLENGES.EXPIRES_AT, view(ChallengeView::expiresAt))
            .value(CHALLENGES.VERSION, row(ChallengeRow::version))
            .value(CHALLENGES.LAST_POSITION, row(ChallengeRow::lastPosition))
            .reading(row -> row.get(CHALLENGES.ID), row -> Optional.of(challenge(row)));

    private ChallengesTable() {}

    /// Returns the getter of a column. Every stored row has a challenge.
    private static <C> Getter<Optional<ChallengeRow>, C> row(Getter<ChallengeRow, C> column) {
        return row -> column.of(row.orElseThrow());
    }

    private static <C> Getter<Optional<ChallengeRow>, C> view(Getter<ChallengeView, C> column) {
        return row(row -> column.of(row.challenge()));
    }

    static ChallengeRow challenge(Record row) {
        return new ChallengeRow(
                new ChallengeView(
                        new PlayerId(row.get(CHALLENGES.CHALLENGER)),
                        addressee(row.get(CHALLENGES.RECEIVER)),
                        ColourChoice.of(row.get(CHALLENGES.COLOUR)).orElseThrow(),
                        timeControl(row.get(CHALLENGES.INITIAL_SECONDS), row.get(CHALLENGES.INCREMENT_SECONDS)),
                        row.get(CHALLENGES.RATED),
                        row.get(CHALLENGES.START),
                        rematchOf(row.get(CHALLENGES.REMATCH_OF)),
                        row.get(CHALLENGES.CREATED_AT),
                        row.get(CHALLENGES.EXPIRES_AT),
                        ChallengeStatus.of(row.get(CHALLENGES.STATUS)).orElseThrow()),
                Optional.ofNullable(row.get(CHALLENGES.OPPONENT)).map(PlayerId::new),
                row.get(CHALLENGES.POSITION),
                row.get(CHALLENGES.VERSION),
                row.get(CHALLENGES.LAST_POSITION));
    }

    private static @Nullable String receiver(Addressee to) {
        return switch (to) {
            case Addressee.OnePlayer(var player) -> player.value();
            case Addressee.Anyone() -> null;
        };
    }

    private static Addressee addressee(@Nullable String receiver) {
        return receiver == null ? Addressee.ANYONE : Addressee.player(new PlayerId(receiver));
    }

    private static @Nullable Integer initial(TimeControl timeControl) {
        return switch (timeControl) {
            case TimeControl.Fischer(var initial, var _) -> initial;
            case TimeControl.Untimed() -> null;
        };
    }

    private static @Nullable Integer increment(TimeControl timeControl) {
        return switch (timeControl) {
            case TimeControl.Fischer(var _, var increment) -> increment;
            case TimeControl.Untimed() -> null;
        };
    }

    private static TimeControl timeControl(@Nullable Integer initial, @Nullable Integer increment) {
        return initial == null || increment == null ? TimeControl.UNTIMED : TimeControl.fischer(initial, increment);
    }

    private static @Nullable UUID rematchOf(RematchOf rematchOf) {
        return switch (rematchOf) {
            case RematchOf.Game(var game) -> game;
            case RematchOf.None() -> null;
        };
    }

    private static RematchOf rematchOf(@Nullable UUID game) {
        return game == null ? RematchOf.NONE : RematchOf.game(game);
    }
}

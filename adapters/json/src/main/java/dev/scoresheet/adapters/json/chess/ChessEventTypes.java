package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeCanceled;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeDeclined;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeExpired;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOfferCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOffered;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposalCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.scoring.ScoringEvent.GameNotScored;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Names under which the events of chess are stored.
public final class ChessEventTypes implements EventTypes<ChessEvent> {

    private static final StoredType<ChallengeSent> CHALLENGE_SENT =
            StoredType.of("challenge.sent", ChallengeSent.class);
    private static final StoredType<ChallengeAccepted> CHALLENGE_ACCEPTED =
            StoredType.of("challenge.accepted", ChallengeAccepted.class);
    private static final StoredType<ChallengeDeclined> CHALLENGE_DECLINED =
            StoredType.of("challenge.declined", ChallengeDeclined.class);
    private static final StoredType<ChallengeCanceled> CHALLENGE_CANCELED =
            StoredType.of("challenge.canceled", ChallengeCanceled.class);
    private static final StoredType<ChallengeExpired> CHALLENGE_EXPIRED =
            StoredType.of("challenge.expired", ChallengeExpired.class);
    private static final StoredType<GameStarted> GAME_STARTED =
            StoredType.of("game.started", GameStarted.class).then(new StartedInMinutes());
    private static final StoredType<MovePlayed> MOVE_PLAYED =
            StoredType.of("game.move-played", MovePlayed.class).written(MovePlayedFastReader::read);
    private static final StoredType<DrawOffered> DRAW_OFFERED = StoredType.of("game.draw-offered", DrawOffered.class);
    private static final StoredType<DrawDeclined> DRAW_DECLINED =
            StoredType.of("game.draw-declined", DrawDeclined.class);
    private static final StoredType<DrawOfferCanceled> DRAW_OFFER_CANCELED =
            StoredType.of("game.draw-offer-canceled", DrawOfferCanceled.class);
    private static final StoredType<TakebackProposed> TAKEBACK_PROPOSED =
            StoredType.of("game.takeback-proposed", TakebackProposed.class);
    private static final StoredType<TakebackDeclined> TAKEBACK_DECLINED =
            StoredType.of("game.takeback-declined", TakebackDeclined.class);
    private static final StoredType<TakebackProposalCanceled> TAKEBACK_PROPOSAL_CANCELED =
            StoredType.of("game.takeback-proposal-canceled", TakebackProposalCanceled.class);
    private static final StoredType<MovesTakenBack> MOVES_TAKEN_BACK =
            StoredType.of("game.moves-taken-back", MovesTakenBack.class);
    private static final StoredType<TimeGiven> TIME_GIVEN =
            StoredType.of("game.time-given", TimeGiven.class).then(ChessEventTypes::givenByPlayer);
    /// 1 → 2: the server ends a game. The text has the same form, but an older release cannot read this value.
    private static final StoredType<GameEnded> GAME_ENDED =
            StoredType.of("game.ended", GameEnded.class).then(ended -> ended);
    private static final StoredType<GameImported> GAME_IMPORTED =
            StoredType.of("archive.game-imported", GameImported.class);

    private static final StoredType<BookOpened> BOOK_OPENED = StoredType.of("rating.book-opened", BookOpened.class);
    private static final StoredType<ResultRated> RESULT_RATED = StoredType.of("rating.result-rated", ResultRated.class);
    private static final StoredType<BookClosed> BOOK_CLOSED = StoredType.of("rating.book-closed", BookClosed.class);
    private static final StoredType<GameNotScored> GAME_NOT_SCORED =
            StoredType.of("scoring.game-not-scored", GameNotScored.class);

    /// `game.time-given` 1 → 2: only players gave time.
    private static ObjectNode givenByPlayer(ObjectNode event) {
        var side = event.get("by");
        event.putObject("by").put("kind", "player").set("side", side);
        return event;
    }

    public static JsonEventCodec<ChessEvent> codec() {
        return new JsonEventCodec<>(new ChessEventTypes());
    }

    @Override
    public StoredType<? extends ChessEvent> of(ChessEvent event) {
        return switch (event) {
            case ChallengeSent _ -> CHALLENGE_SENT;
            case ChallengeAccepted _ -> CHALLENGE_ACCEPTED;
            case ChallengeDeclined _ -> CHALLENGE_DECLINED;
            case ChallengeCanceled _ -> CHALLENGE_CANCELED;
            case ChallengeExpired _ -> CHALLENGE_EXPIRED;
            case GameStarted _ -> GAME_STARTED;
            case MovePlayed _ -> MOVE_PLAYED;
            case DrawOffered _ -> DRAW_OFFERED;
            case DrawDeclined _ -> DRAW_DECLINED;
            case DrawOfferCanceled _ -> DRAW_OFFER_CANCELED;
            case TakebackProposed _ -> TAKEBACK_PROPOSED;
            case TakebackDeclined _ -> TAKEBACK_DECLINED;
            case TakebackProposalCanceled _ -> TAKEBACK_PROPOSAL_CANCELED;
            case MovesTakenBack _ -> MOVES_TAKEN_BACK;
            case TimeGiven _ -> TIME_GIVEN;
            case GameEnded _ -> GAME_ENDED;
            case GameImported _ -> GAME_IMPORTED;
            case BookOpened _ -> BOOK_OPENED;
            case ResultRated _ -> RESULT_RATED;
            case BookClosed _ -> BOOK_CLOSED;
            case GameNotScored _ -> GAME_NOT_SCORED;
        };
    }

    @Override
    public List<StoredType<? extends ChessEvent>> all() {
        return List.of(
                CHALLENGE_SENT,
                CHALLENGE_ACCEPTED,
                CHALLENGE_DECLINED,
                CHALLENGE_CANCELED,
                CHALLENGE_EXPIRED,
                GAME_STARTED,
                MOVE_PLAYED,
                DRAW_OFFERED,
                DRAW_DECLINED,
                DRAW_OFFER_CANCELED,
                TAKEBACK_PROPOSED,
                TAKEBACK_DECLINED,
                TAKEBACK_PROPOSAL_CANCELED,
                MOVES_TAKEN_BACK,
                TIME_GIVEN,
                GAME_ENDED,
                GAME_IMPORTED,
                BOOK_OPENED,
                RESULT_RATED,
                BOOK_CLOSED,
                GAME_NOT_SCORED);
    }

    @Override
    public Map<Class<?>, Class<?>> mixins() {
        return StoredValues.MIXINS;
    }
}

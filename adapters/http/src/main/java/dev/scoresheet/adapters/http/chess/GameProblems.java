package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import java.util.List;

/// Problem types of games, in addition to those of the kernel.
public final class GameProblems {

    static final ProblemType PLAYER_REQUIRED = new ProblemType(
            "player-required",
            401,
            "Who is asking?",
            "Every write to a game names the player who acts, in the header field `Scoresheet-Player`.");
    static final ProblemType NOT_A_PLAYER = new ProblemType(
            "not-a-player",
            403,
            "Not a player of this game",
            "Only its two players may act in a game; everybody may look at it.");
    static final ProblemType NO_SUCH_GAME = new ProblemType(
            "no-such-game", 404, "There is no such game", "No game has this id, neither played here nor imported.");
    static final ProblemType NOT_STARTED_YET = new ProblemType(
            "not-started-yet",
            404,
            "The game had not started",
            "At that version, or at that moment, there was no game. Its first version is 1.");
    static final ProblemType BEYOND_HEAD = new ProblemType(
            "beyond-head",
            400,
            "The game has not come so far",
            "The version or the half-move asked for lies in the future of this game. `version` and `ply` say how far it "
                    + "has come.");
    static final ProblemType EVENT_NOT_THERE = new ProblemType(
            "event-not-there",
            409,
            "Nothing has happened yet under this id",
            "The id after which the event stream should go on lies in the future of this game, so it is not one that the "
                    + "stream gave out. `version` says what the last one is. Begin without it.");
    static final ProblemType ILLEGAL_MOVE = new ProblemType(
            "illegal-move",
            422,
            "This move cannot be played",
            "The move is neither UCI nor SAN, or the rules do not allow it in this position, or several moves fit its text. "
                    + "`legalMoves` of the game lists those that can be played.");
    static final ProblemType NOTHING_TO_PLAY = new ProblemType(
            "nothing-to-play",
            422,
            "The position is over already",
            "A game starts from a position in which somebody can move and the game is not decided.");
    static final ProblemType STALE_PLY = new ProblemType(
            "stale-ply",
            409,
            "Not the next half-move",
            "A move names the number of its half-move, from 1. This one is not the next: read the game again, then decide "
                    + "again. `ply` says how many have been played.");
    static final ProblemType NOT_YOUR_TURN =
            new ProblemType("not-your-turn", 409, "Not your turn", "The opponent is to move.");
    static final ProblemType GAME_OVER = new ProblemType(
            "game-over",
            409,
            "The game is over",
            "Nothing more can happen in an ended game. Imported games are always ended.");
    static final ProblemType ALREADY_STARTED =
            new ProblemType("already-started", 409, "The game has started already", "A game starts once.");
    static final ProblemType NO_OPEN_OFFER = new ProblemType(
            "no-open-offer",
            409,
            "There is nothing to answer",
            "No such offer or proposal is open: it was never made, was answered or withdrawn, or ended with a move.");
    static final ProblemType OFFER_TOO_EARLY = new ProblemType(
            "offer-too-early",
            409,
            "Too early for an offer",
            "A draw can be offered from the second half-move on, and by the same side again after 20 half-moves.");
    static final ProblemType CLAIM_UNFOUNDED = new ProblemType(
            "claim-unfounded",
            409,
            "There is no ground for the claim",
            "A draw can be claimed when the position is there for the third time, or after fifty moves of each side without a "
                    + "capture or a pawn's move. `claims` of the game lists what holds now.");
    static final ProblemType NOTHING_TO_TAKE_BACK = new ProblemType(
            "nothing-to-take-back", 409, "There is nothing to take back", "The player who asks has not moved yet.");
    static final ProblemType TOO_LATE_TO_ABORT = new ProblemType(
            "too-late-to-abort",
            409,
            "Too late to abort",
            "A game can be aborted until two half-moves have been played; after that it can be resigned.");
    static final ProblemType ABORT_INSTEAD = new ProblemType(
            "abort-instead",
            409,
            "Abort instead",
            "Until both have moved there is nothing to resign. The game can be aborted.");
    static final ProblemType NO_CLOCK =
            new ProblemType("no-clock", 409, "The game has no clock", "In an untimed game there is no time to give.");
    static final ProblemType NOT_YET = new ProblemType(
            "not-yet",
            409,
            "The flag has not fallen",
            "The side to move has time left, or no clock runs: until both have moved, or in an untimed game.");

    public static final List<ProblemType> ALL = List.of(
            PLAYER_REQUIRED,
            NOT_A_PLAYER,
            NO_SUCH_GAME,
            NOT_STARTED_YET,
            BEYOND_HEAD,
            EVENT_NOT_THERE,
            ILLEGAL_MOVE,
            NOTHING_TO_PLAY,
            STALE_PLY,
            NOT_YOUR_TURN,
            GAME_OVER,
            ALREADY_STARTED,
            NO_OPEN_OFFER,
            OFFER_TOO_EARLY,
            CLAIM_UNFOUNDED,
            NOTHING_TO_TAKE_BACK,
            TOO_LATE_TO_ABORT,
            ABORT_INSTEAD,
            NO_CLOCK,
            NOT_YET);

    private GameProblems() {}
}

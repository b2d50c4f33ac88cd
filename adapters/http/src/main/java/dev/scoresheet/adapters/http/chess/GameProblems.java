package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import java.util.List;

/// Problem types of games, in addition to those of the kernel.
public final class GameProblems {

    static final ProblemType PLAYER_REQUIRED = new ProblemType(
            "player-required",
            401,
            "The request names no player",
            "Every write to a game or a challenge names the acting player in the header field `" + ActingPlayer.FIELD
                    + "`.");
    public static final ProblemType NOT_A_PLAYER = new ProblemType(
            "not-a-player",
            403,
            "The player is not in this game",
            "Only the two players of a game may act in it. Every client may read it.");
    public static final ProblemType NO_SUCH_GAME = new ProblemType(
            "no-such-game", 404, "No game has this id", "Neither a played nor an imported game has this id.");
    static final ProblemType NOT_STARTED_YET = new ProblemType(
            "not-started-yet",
            404,
            "The game had not started",
            "The game did not exist at that version or moment. Its first version is 1.");
    static final ProblemType BEYOND_HEAD = new ProblemType(
            "beyond-head",
            400,
            "The game has not reached this point",
            "The game has not reached this version or half-move. `version` and `ply` give its last ones.");
    static final ProblemType EVENT_NOT_THERE = new ProblemType(
            "event-not-there",
            409,
            "The game has no event with this id",
            "The id in `Last-Event-ID` is greater than the last one, so the stream never sent it. `version` is "
                    + "the last id. Begin without an id.");
    static final ProblemType ILLEGAL_MOVE = new ProblemType(
            "illegal-move",
            422,
            "The move cannot be played",
            "The move is neither UCI nor SAN, it is illegal in this position, or several legal moves fit it. "
                    + "`legalMoves` of the game lists the legal moves.");
    public static final ProblemType NOTHING_TO_PLAY = new ProblemType(
            "nothing-to-play",
            422,
            "The game would be over at its start",
            "In the start position the game is decided, or the side to move has no legal move.");
    static final ProblemType STALE_PLY = new ProblemType(
            "stale-ply",
            409,
            "The move is not for the next half-move",
            "A move names the number of its half-move, counted from 1. `ply` is the number of half-moves that "
                    + "have been played. Read the game again, then decide again.");
    static final ProblemType NOT_YOUR_TURN =
            new ProblemType("not-your-turn", 409, "It is the opponent's turn", "The opponent is to move.");
    public static final ProblemType GAME_OVER = new ProblemType(
            "game-over", 409, "The game is over", "An ended game cannot change. Imported games have always ended.");
    static final ProblemType ALREADY_STARTED =
            new ProblemType("already-started", 409, "The game has started already", "A game can start only once.");
    static final ProblemType NO_OPEN_OFFER = new ProblemType(
            "no-open-offer",
            409,
            "No such offer is open",
            "The offer or proposal was never made, has been answered or withdrawn, or ended with a move.");
    static final ProblemType OFFER_TOO_EARLY = new ProblemType(
            "offer-too-early",
            409,
            "The offer is too early",
            "A player can offer a draw after two half-moves, and again 20 half-moves after the last offer.");
    static final ProblemType CLAIM_UNFOUNDED = new ProblemType(
            "claim-unfounded",
            409,
            "The claim has no ground",
            "A player can claim a draw when the position occurs for the third time. The other ground is fifty "
                    + "moves of each side without a capture or a pawn move. `claims` of the game lists the current "
                    + "grounds.");
    static final ProblemType NOTHING_TO_TAKE_BACK = new ProblemType(
            "nothing-to-take-back", 409, "The player has no move to take back", "The player has not moved yet.");
    static final ProblemType TOO_LATE_TO_ABORT = new ProblemType(
            "too-late-to-abort",
            409,
            "It is too late to abort",
            "A game can be aborted before two half-moves have been played. After that, resign.");
    static final ProblemType ABORT_INSTEAD = new ProblemType(
            "abort-instead",
            409,
            "It is too early to resign",
            "A game cannot be resigned before both sides have moved. Abort it instead.");
    static final ProblemType NO_CLOCK =
            new ProblemType("no-clock", 409, "The game has no clock", "An untimed game has no time to give.");
    static final ProblemType NOT_YET = new ProblemType(
            "not-yet",
            409,
            "The flag has not fallen",
            "The side to move has time left, or no time runs. No clock runs in an untimed game, or before both sides "
                    + "have moved. In a game from a challenge, the time for the first move may run then.");

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

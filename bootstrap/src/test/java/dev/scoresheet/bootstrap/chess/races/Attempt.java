package dev.scoresheet.bootstrap.chess.races;

/// Request of a writer, and its answer.
///
/// @param what the move, or `gift`
/// @param ply the ply that it names; 0 for a gift
/// @param acknowledged version of the game that some writer was told before this request was sent
/// @param named version in `If-Match`; 0 without one
/// @param version version that the answer tells
/// @param atPly ply that the answer tells
record Attempt(String game, String what, int ply, long acknowledged, long named, int status, long version, int atPly) {

    static final String GIFT = "gift";

    boolean isGift() {
        return what.equals(GIFT);
    }
}

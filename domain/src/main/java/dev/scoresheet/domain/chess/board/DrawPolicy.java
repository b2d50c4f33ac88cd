package dev.scoresheet.domain.chess.board;

import java.util.Set;

/// Draws that a player may claim, and draws that end the game without a claim. Sites and years differ, so a game keeps
/// the policy of its start. Stalemate is independent of the policy.
public record DrawPolicy(Set<Claim> claims, Set<DrawReason> automatic) {

    /// FIDE Laws of Chess: claims at three occurrences and fifty moves; automatic end at five and seventy-five.
    public static final DrawPolicy FIDE = new DrawPolicy(
            Set.of(Claim.THREEFOLD, Claim.FIFTY),
            Set.of(DrawReason.DEAD_POSITION, DrawReason.FIVEFOLD, DrawReason.SEVENTY_FIVE));

    /// Laws before July 2014: repetitions and move counts always need a claim. A dead position still ends the game.
    public static final DrawPolicy CLAIMS_ONLY =
            new DrawPolicy(Set.of(Claim.THREEFOLD, Claim.FIFTY), Set.of(DrawReason.DEAD_POSITION));

    public DrawPolicy {
        claims = Set.copyOf(claims);
        automatic = Set.copyOf(automatic);
    }
}

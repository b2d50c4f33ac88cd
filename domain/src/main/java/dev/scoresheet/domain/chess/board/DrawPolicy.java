package dev.scoresheet.domain.chess.board;

import java.util.Set;

/// Which draws a player may claim and which come by themselves. It differs between sites and over the years, so
/// a game is judged by the policy it began under. Stalemate is no matter of policy.
public record DrawPolicy(Set<Claim> claims, Set<DrawReason> automatic) {

    /// FIDE Laws of Chess: claims at three times and fifty moves, the end at five times and seventy-five.
    public static final DrawPolicy FIDE = new DrawPolicy(
            Set.of(Claim.THREEFOLD, Claim.FIFTY),
            Set.of(DrawReason.DEAD_POSITION, DrawReason.FIVEFOLD, DrawReason.SEVENTY_FIVE));

    /// The laws before July 2014: whatever the counts say, it takes a claim. A dead position ends the game all
    /// the same.
    public static final DrawPolicy CLAIMS_ONLY =
            new DrawPolicy(Set.of(Claim.THREEFOLD, Claim.FIFTY), Set.of(DrawReason.DEAD_POSITION));

    public DrawPolicy {
        claims = Set.copyOf(claims);
        automatic = Set.copyOf(automatic);
    }
}

package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AskForRematch;

/// Request of a player for a rematch of a game, after a look at the game.
public sealed interface RematchRequest {

    /// @param command command to the challenge that both players of the game share
    record Possible(AskForRematch command) implements RematchRequest {}

    record NoGame() implements RematchRequest {}

    /// The game was not played here, so its players are not here either.
    ///
    /// @param ply number of half-moves of the game
    record GameImported(long version, int ply) implements RematchRequest {}

    record NotAPlayerOfGame() implements RematchRequest {}

    record GameNotOver(long version, int ply) implements RematchRequest {}
}

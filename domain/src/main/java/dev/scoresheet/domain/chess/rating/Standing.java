package dev.scoresheet.domain.chess.rating;

/// Standing of a player at one speed between two games; a book opens with it.
///
/// @param games number of results so far
public record Standing(Strength strength, int games, CarriedFrom from) {

    /// Standing of a player without a result.
    public static final Standing START = new Standing(Strength.START, 0, CarriedFrom.NOTHING);
}

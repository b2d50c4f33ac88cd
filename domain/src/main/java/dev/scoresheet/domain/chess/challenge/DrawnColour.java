package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.board.Side;

/// Colour of a challenger after the draw.
///
/// @param asked colour that the challenger wanted
/// @param side side that the challenger gets
public record DrawnColour(ColourChoice asked, Side side) {

    public DrawnColour {
        if (asked == ColourChoice.WHITE && side == Side.BLACK || asked == ColourChoice.BLACK && side == Side.WHITE) {
            throw new IllegalArgumentException("a challenger who asks for " + asked.word() + " gets that side");
        }
    }

    /// Returns the colour that the challenger asked for; the coin decides if any will do.
    public static DrawnColour of(ColourChoice asked, Side coin) {
        return switch (asked) {
            case WHITE -> new DrawnColour(asked, Side.WHITE);
            case BLACK -> new DrawnColour(asked, Side.BLACK);
            case RANDOM -> new DrawnColour(asked, coin);
        };
    }

    /// Returns the colour of a challenger that asked for this side.
    public static DrawnColour fixed(Side side) {
        return switch (side) {
            case WHITE -> new DrawnColour(ColourChoice.WHITE, side);
            case BLACK -> new DrawnColour(ColourChoice.BLACK, side);
        };
    }
}

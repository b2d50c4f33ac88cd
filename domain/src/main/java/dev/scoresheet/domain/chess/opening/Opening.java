package dev.scoresheet.domain.chess.opening;

/// Name of a position of the opening.
///
/// @param eco code of the Encyclopaedia of Chess Openings, `A00` to `E99`; several names share one
/// @param name family, then variations: `French Defense: Advance Variation, Euwe Variation`
public record Opening(String eco, String name) {

    public Opening {
        if (!isEco(eco)) {
            throw new IllegalArgumentException("an ECO code is A00 to E99, not '" + eco + "'");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("an opening's name has 1 to 200 characters, not '" + name + "'");
        }
    }

    public static boolean isEco(String text) {
        return text.length() == 3
                && text.charAt(0) >= 'A'
                && text.charAt(0) <= 'E'
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(2));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}

package dev.scoresheet.domain.chess;

/// Player's strength at the start of a game, on the scale of the place of play. Unknown is a value too.
public sealed interface Rating {

    int GREATEST = 9999;

    Rating UNKNOWN = new Unknown();

    static Rating of(int points) {
        return new Known(points);
    }

    record Known(int points) implements Rating {

        public Known {
            if (points < 1 || points > GREATEST) {
                throw new IllegalArgumentException("a rating is between 1 and " + GREATEST + ", not " + points);
            }
        }
    }

    record Unknown() implements Rating {}
}

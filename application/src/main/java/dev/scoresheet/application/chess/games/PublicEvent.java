package dev.scoresheet.application.chess.games;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Public form of a game's events, separate from the stored events so that those can change. The components, in their
/// order, are the members of the JSON; an empty one is null. Sides are `white` and `black`.
public sealed interface PublicEvent {

    /// Returns the word for this kind of event.
    String type();

    record Started(String white, String black, Optional<Time> timeControl, boolean rated, String start)
            implements PublicEvent {
        @Override
        public String type() {
            return "started";
        }
    }

    record Time(int initialSeconds, int incrementSeconds) {}

    record Clocks(long whiteMillis, long blackMillis) {}

    /// @param clockMillis milliseconds on the mover's clock after the move
    record Moved(int ply, String move, Optional<Long> usedMillis, Optional<Long> clockMillis) implements PublicEvent {
        @Override
        public String type() {
            return "moved";
        }
    }

    record DrawOffered(String by) implements PublicEvent {
        @Override
        public String type() {
            return "draw-offered";
        }
    }

    record DrawOfferWithdrawn() implements PublicEvent {
        @Override
        public String type() {
            return "draw-offer-withdrawn";
        }
    }

    record DrawRefused() implements PublicEvent {
        @Override
        public String type() {
            return "draw-refused";
        }
    }

    record TakebackProposed(String by) implements PublicEvent {
        @Override
        public String type() {
            return "takeback-proposed";
        }
    }

    record TakebackWithdrawn() implements PublicEvent {
        @Override
        public String type() {
            return "takeback-withdrawn";
        }
    }

    record TakebackRefused() implements PublicEvent {
        @Override
        public String type() {
            return "takeback-refused";
        }
    }

    record MovesTakenBack(int halfMoves, Optional<Clocks> clocks) implements PublicEvent {
        @Override
        public String type() {
            return "moves-taken-back";
        }
    }

    /// @param by side that made a gift to the opponent; empty if the server gives time back
    record TimeGiven(String to, long millis, Optional<String> by) implements PublicEvent {
        @Override
        public String type() {
            return "time-given";
        }
    }

    /// @param by side whose act ended the game; empty if the rules ended it
    record Ended(
            String result,
            String termination,
            Optional<String> by,
            int plies,
            String fen,
            Optional<Clocks> clocks,
            Instant endedAt)
            implements PublicEvent {
        @Override
        public String type() {
            return "ended";
        }
    }

    /// Whole game that was imported.
    record Imported(
            String white,
            String black,
            Optional<Time> timeControl,
            String start,
            List<String> moves,
            String result,
            String termination,
            int plies,
            String fen)
            implements PublicEvent {
        public Imported {
            moves = List.copyOf(moves);
        }

        @Override
        public String type() {
            return "imported";
        }
    }
}

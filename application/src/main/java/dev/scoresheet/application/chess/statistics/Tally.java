package dev.scoresheet.application.chess.statistics;

/// Numbers of games by result for one player.
public record Tally(long wins, long draws, long losses) {

    public static final Tally NONE = new Tally(0, 0, 0);

    public long games() {
        return wins + draws + losses;
    }

    public Tally and(Tally other) {
        return new Tally(wins + other.wins, draws + other.draws, losses + other.losses);
    }

    /// Returns the numbers for the opponent.
    public Tally reversed() {
        return new Tally(losses, draws, wins);
    }

    Tally and(Score score) {
        return switch (score) {
            case WIN -> new Tally(wins + 1, draws, losses);
            case DRAW -> new Tally(wins, draws + 1, losses);
            case LOSS -> new Tally(wins, draws, losses + 1);
        };
    }
}

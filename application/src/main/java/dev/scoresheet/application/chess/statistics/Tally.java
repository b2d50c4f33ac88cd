package dev.scoresheet.application.chess.statistics;

/// Games as one player sees them.
public record Tally(long wins, long draws, long losses) {

    public static final Tally NONE = new Tally(0, 0, 0);

    public long games() {
        return wins + draws + losses;
    }

    public Tally and(Tally other) {
        return new Tally(wins + other.wins, draws + other.draws, losses + other.losses);
    }

    /// As the opponent sees them.
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

package dev.scoresheet.domain.chess.board;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Moves of a game from its start, with every position. Immutable: a longer line shares the shorter one, so a move
/// costs the same after ten half-moves and after ten thousand.
public final class GameLine {

    private final Link link;
    private final Position start;
    private final Position position;
    private final int ply;

    /// Origin of a line: the start, or a move after a shorter line.
    private sealed interface Link {

        record Start() implements Link {}

        record Played(GameLine before, Move move) implements Link {}
    }

    private GameLine(Link link, Position start, Position position, int ply) {
        this.link = link;
        this.start = start;
        this.position = position;
        this.ply = ply;
    }

    public static GameLine start(Position position) {
        return new GameLine(new Link.Start(), position, position, 0);
    }

    /// Returns this line plus one move. The move must be legal in [#position()].
    public GameLine play(Move move) {
        return new GameLine(new Link.Played(this, move), start, position.play(move), ply + 1);
    }

    /// Returns the line of `halfMoves` half-moves ago, with its positions, repetition counts and half-move clock.
    public GameLine takeBack(int halfMoves) {
        return at(ply - halfMoves);
    }

    /// Returns the line after `ply` half-moves from the start. The time grows with the distance from the end.
    public GameLine at(int ply) {
        if (ply < 0 || ply > this.ply) {
            throw new IllegalArgumentException("no ply " + ply + " in a line of " + this.ply + " half-moves");
        }
        var line = this;
        while (line.ply > ply) {
            line = line.before();
        }
        return line;
    }

    public Position start() {
        return start;
    }

    public Position position() {
        return position;
    }

    /// Returns the number of half-moves played.
    public int ply() {
        return ply;
    }

    public Optional<Move> lastMove() {
        return switch (link) {
            case Link.Start() -> Optional.empty();
            case Link.Played(var _, var move) -> Optional.of(move);
        };
    }

    public List<Move> moves() {
        var moves = new ArrayList<Move>(ply);
        var line = this;
        while (line.link instanceof Link.Played(var before, var move)) {
            moves.add(move);
            line = before;
        }
        return List.copyOf(moves.reversed());
    }

    /// Counts the occurrences of the present position, including this one and the start. A position from before the
    /// last capture or pawn's move cannot recur, so the search stops there.
    public int repetitions() {
        var key = position.key();
        var occurrences = 1;
        var line = this;
        for (var back = Math.min(position.halfMoveClock(), ply); back > 0; back--) {
            line = line.before();
            if (line.position.key().equals(key)) {
                occurrences++;
            }
        }
        return occurrences;
    }

    /// Returns the status of the game by the board alone. Mate has priority: it wins on the 150th half-move too.
    public Status status(DrawPolicy policy) {
        if (position.legalMoves().isEmpty()) {
            return position.isCheck() ? new Status.Checkmate(position.turn().opponent()) : new Status.Stalemate();
        }
        for (var reason : DrawReason.values()) {
            if (policy.automatic().contains(reason) && holds(reason)) {
                return new Status.Drawn(reason);
            }
        }
        return new Status.Ongoing();
    }

    /// Returns the draws that a player may claim for the position on the board; none once the game is over.
    public Set<Claim> claims(DrawPolicy policy) {
        var claims = EnumSet.noneOf(Claim.class);
        if (status(policy) instanceof Status.Ongoing) {
            for (var claim : policy.claims()) {
                if (holds(claim)) {
                    claims.add(claim);
                }
            }
        }
        return Set.copyOf(claims);
    }

    private boolean holds(DrawReason reason) {
        return switch (reason) {
            case DEAD_POSITION -> Material.isDead(position.board());
            case FIVEFOLD -> repetitions() >= 5;
            case THREEFOLD -> repetitions() >= 3;
            case SEVENTY_FIVE -> position.halfMoveClock() >= 150;
            case FIFTY -> position.halfMoveClock() >= 100;
        };
    }

    private boolean holds(Claim claim) {
        return switch (claim) {
            case THREEFOLD -> holds(DrawReason.THREEFOLD);
            case FIFTY -> holds(DrawReason.FIFTY);
        };
    }

    private GameLine before() {
        return switch (link) {
            case Link.Start() -> throw new IllegalStateException("the start of a line has no link before it");
            case Link.Played(var before, var _) -> before;
        };
    }

    /// True if both lines have the same start and moves. Compares without recursion: a line may have thousands of
    /// half-moves.
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof GameLine that) || ply != that.ply || !start.equals(that.start)) {
            return false;
        }
        var mine = this;
        var theirs = that;
        while (mine != theirs
                && mine.link instanceof Link.Played(var myBefore, var myMove)
                && theirs.link instanceof Link.Played(var theirBefore, var theirMove)) {
            if (!myMove.equals(theirMove)) {
                return false;
            }
            mine = myBefore;
            theirs = theirBefore;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(ply, start, position);
    }

    @Override
    public String toString() {
        return "GameLine[ply=" + ply + ", position=" + position.board() + "]";
    }
}

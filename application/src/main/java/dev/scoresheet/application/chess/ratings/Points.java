package dev.scoresheet.application.chess.ratings;

/// Number of rating points with one decimal, as clients see it.
public record Points(int tenths) implements Comparable<Points> {

    public static Points of(double points) {
        return new Points((int) StrictMath.rint(points * 10));
    }

    public double value() {
        return tenths / 10.0;
    }

    @Override
    public int compareTo(Points other) {
        return Integer.compare(tenths, other.tenths);
    }
}

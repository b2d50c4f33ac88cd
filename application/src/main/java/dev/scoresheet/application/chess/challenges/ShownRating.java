package dev.scoresheet.application.chess.challenges;

/// Rating of a player as clients see it, in points.
public record ShownRating(double points) {}

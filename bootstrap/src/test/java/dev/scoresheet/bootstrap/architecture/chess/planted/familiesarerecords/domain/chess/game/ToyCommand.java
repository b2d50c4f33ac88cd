package dev.scoresheet.bootstrap.architecture.chess.planted.familiesarerecords.domain.chess.game;

public interface ToyCommand {}

package dev.scoresheet.bootstrap.architecture.chess.planted.familiesarerecords.domain.chess.game;

final class BreaksByBeingAClass implements ToyCommand {}

package dev.scoresheet.bootstrap.architecture.chess.planted.eventsarevalues.domain.chess.game;

public interface ToyEvent {}

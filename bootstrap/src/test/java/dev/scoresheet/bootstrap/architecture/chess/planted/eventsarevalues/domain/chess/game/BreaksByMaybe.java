package dev.scoresheet.bootstrap.architecture.chess.planted.eventsarevalues.domain.chess.game;

import java.util.Optional;

record BreaksByMaybe(Optional<String> reason) implements ToyEvent {}

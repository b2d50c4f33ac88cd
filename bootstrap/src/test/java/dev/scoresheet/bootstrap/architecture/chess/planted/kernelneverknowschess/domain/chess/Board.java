package dev.scoresheet.bootstrap.architecture.chess.planted.kernelneverknowschess.domain.chess;

public final class Board {}

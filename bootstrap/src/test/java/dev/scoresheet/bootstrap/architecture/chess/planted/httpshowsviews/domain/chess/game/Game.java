package dev.scoresheet.bootstrap.architecture.chess.planted.httpshowsviews.domain.chess.game;

public final class Game {}

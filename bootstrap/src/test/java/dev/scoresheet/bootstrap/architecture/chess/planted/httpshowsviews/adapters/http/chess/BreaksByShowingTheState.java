package dev.scoresheet.bootstrap.architecture.chess.planted.httpshowsviews.adapters.http.chess;

import dev.scoresheet.bootstrap.architecture.chess.planted.httpshowsviews.domain.chess.game.Game;

final class BreaksByShowingTheState {
    final Game game = new Game();
}

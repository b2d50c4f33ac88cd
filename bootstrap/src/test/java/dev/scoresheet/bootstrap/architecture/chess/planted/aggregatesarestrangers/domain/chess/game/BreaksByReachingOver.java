package dev.scoresheet.bootstrap.architecture.chess.planted.aggregatesarestrangers.domain.chess.game;

import dev.scoresheet.bootstrap.architecture.chess.planted.aggregatesarestrangers.domain.chess.archive.ArchiveState;

final class BreaksByReachingOver {
    final ArchiveState state = new ArchiveState();
}

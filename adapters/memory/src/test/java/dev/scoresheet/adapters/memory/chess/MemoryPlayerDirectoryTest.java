package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.players.PlayerDirectoryContract;

class MemoryPlayerDirectoryTest extends PlayerDirectoryContract {

    private final PlayerDirectory directory = new MemoryPlayerDirectory();

    @Override
    protected PlayerDirectory directory() {
        return directory;
    }
}

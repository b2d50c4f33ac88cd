package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.domain.chess.game.Game;

/// Codec of states that a test changes in one place.
class ForwardingCodec implements SnapshotCodec<Game> {

    private final SnapshotCodec<Game> right;

    ForwardingCodec(SnapshotCodec<Game> right) {
        this.right = right;
    }

    @Override
    public int form() {
        return right.form();
    }

    @Override
    public String encode(Game state) {
        return right.encode(state);
    }

    @Override
    public Game decode(String text) {
        return right.decode(text);
    }
}

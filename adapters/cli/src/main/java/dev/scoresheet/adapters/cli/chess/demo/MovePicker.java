package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Position;

/// Source of moves for demo players. Thread-safe.
interface MovePicker extends AutoCloseable {

    /// Returns a legal move.
    ///
    /// @param position position with at least one legal move
    /// @param skill 0 to [DemoPlayer#BEST]
    Move pick(Position position, int skill) throws InterruptedException;

    /// Returns the source of the moves, for a message.
    String description();

    @Override
    void close();
}

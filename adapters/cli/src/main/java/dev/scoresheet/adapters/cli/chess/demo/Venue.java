package dev.scoresheet.adapters.cli.chess.demo;

import java.util.OptionalInt;

/// Parts that all games of a demo share.
record Venue(
        DemoClient client,
        Cast cast,
        MovePicker picker,
        StopSignal stop,
        UnfinishedGames unfinished,
        DemoCounts counts) {

    /// Plays the game of an accepted challenge until it has ended, or until the demo stops.
    ///
    /// @param leftAt half-move from which the side to move leaves the game, so that its flag falls
    void play(String id, ThinkingPace pace, OptionalInt leftAt) throws InterruptedException {
        if (client.hasStarted(id, stop)) {
            var ended = new DemoGame(this, id, pace, leftAt).play();
            ended.ifPresent(counts::ended);
            ended.map(ServedGame::id).ifPresent(unfinished::ended);
        }
    }
}

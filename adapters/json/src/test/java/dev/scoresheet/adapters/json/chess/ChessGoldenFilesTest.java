package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.GoldenFilesContract;
import dev.scoresheet.domain.chess.ChessEvent;
import java.nio.file.Path;

class ChessGoldenFilesTest extends GoldenFilesContract<ChessEvent> {

    @Override
    protected EventTypes<ChessEvent> types() {
        return new ChessEventTypes();
    }

    @Override
    protected Class<ChessEvent> union() {
        return ChessEvent.class;
    }

    @Override
    protected Path folder() {
        return Path.of("src/test/resources/chess/events");
    }
}

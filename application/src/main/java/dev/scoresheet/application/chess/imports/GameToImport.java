package dev.scoresheet.application.chess.imports;

import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.List;
import java.util.Optional;

/// Game during its import. A settled game does not change any more.
sealed interface GameToImport {

    record Settled(ImportOutcome outcome) implements GameToImport {}

    /// Game that is not yet imported.
    record Fresh(GameIdentity identity, PgnGame text) implements GameToImport {}

    /// Game that the rules accept.
    record Accepted(Fresh game, List<ArchiveEvent> events) implements GameToImport {}

    /// Returns the text of a game that is not settled.
    default Optional<PgnGame> pendingText() {
        return switch (this) {
            case Settled _ -> Optional.empty();
            case Fresh(var _, var text) -> Optional.of(text);
            case Accepted(var game, var _) -> Optional.of(game.text());
        };
    }
}

package dev.scoresheet.application.chess.imports;

import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.List;
import java.util.Optional;

/// A game on its way in. What is settled stays as it is.
sealed interface GameToImport {

    record Settled(ImportOutcome outcome) implements GameToImport {}

    /// Nobody has taken it in so far.
    record Fresh(GameIdentity identity, PgnGame text) implements GameToImport {}

    /// The rules have nothing against it.
    record Accepted(Fresh game, List<ArchiveEvent> events) implements GameToImport {}

    /// What is still under way.
    default Optional<PgnGame> underWay() {
        return switch (this) {
            case Settled _ -> Optional.empty();
            case Fresh(var _, var text) -> Optional.of(text);
            case Accepted(var game, var _) -> Optional.of(game.text());
        };
    }
}

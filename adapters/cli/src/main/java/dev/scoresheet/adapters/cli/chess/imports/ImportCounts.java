package dev.scoresheet.adapters.cli.chess.imports;

/// Number of games that an import has read, in all and by outcome.
public record ImportCounts(long games, long archived, long already, long skipped, long refused) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    ImportCounts and(GameReport game) {
        return switch (game.outcome()) {
            case ARCHIVED -> new ImportCounts(games + 1, archived + 1, already, skipped, refused);
            case ALREADY -> new ImportCounts(games + 1, archived, already + 1, skipped, refused);
            case SKIPPED -> new ImportCounts(games + 1, archived, already, skipped + 1, refused);
            case REFUSED -> new ImportCounts(games + 1, archived, already, skipped, refused + 1);
        };
    }
}

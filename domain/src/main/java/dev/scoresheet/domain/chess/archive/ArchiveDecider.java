package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.ImpossibleStart;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.LongTag;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.NoMoves;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.UnknownVariant;
import dev.scoresheet.domain.chess.archive.ArchivedGame.Archived;
import dev.scoresheet.domain.chess.archive.ArchivedGame.NotArchived;
import dev.scoresheet.domain.chess.archive.Replay.Played;
import dev.scoresheet.domain.chess.archive.Replay.Refused;
import dev.scoresheet.domain.chess.archive.StatedStart.NoPosition;
import dev.scoresheet.domain.chess.archive.StatedStart.NoSuchVariant;
import dev.scoresheet.domain.chess.archive.StatedStart.Of;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.Tag;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.Optional;

/// Decider that imports a new game if its moves are legal. It does not refuse a game that went on after a position that
/// today's rules would end: rules change, history does not. It keeps the file's result even if the final position does
/// not support it.
public final class ArchiveDecider implements Decider<ArchiveCommand, ArchivedGame, ArchiveEvent, ArchiveRejection> {

    /// Limit in characters. It fits any title and any position, and bounds the cost of one game wherever a tag is
    /// stored.
    private static final int LONGEST_TAG = 500;

    @Override
    public ArchivedGame initial() {
        return new NotArchived();
    }

    @Override
    public Decision<ArchiveEvent, ArchiveRejection> decide(ArchiveCommand command, ArchivedGame state) {
        return switch (state) {
            case NotArchived _ ->
                switch (command) {
                    case ImportGame game -> take(game);
                };
            case Archived _ ->
                switch (command) {
                    case ImportGame _ -> Decision.nothing();
                };
        };
    }

    @Override
    public ArchivedGame evolve(ArchivedGame state, ArchiveEvent event) {
        return switch (event) {
            case GameImported imported -> new Archived(imported);
        };
    }

    private static Decision<ArchiveEvent, ArchiveRejection> take(ImportGame command) {
        if (command.text().moves().isEmpty()) {
            return Decision.reject(new NoMoves());
        }
        var longTag = longTag(command.text());
        if (longTag.isPresent()) {
            var tag = longTag.get();
            return Decision.reject(new LongTag(tag.name(), tag.value().length(), LONGEST_TAG));
        }
        return switch (StatedStart.of(command.text())) {
            case NoSuchVariant(var variant) -> Decision.reject(new UnknownVariant(variant));
            case NoPosition(var fen, var detail) -> Decision.reject(new ImpossibleStart(fen, detail));
            case Of start ->
                switch (Replay.of(command.text().moves(), start.position())) {
                    case Refused(var rejection) -> Decision.reject(rejection);
                    case Played(var line) -> Decision.accept(imported(command, start, line));
                };
        };
    }

    private static Optional<Tag> longTag(PgnGame text) {
        return text.tags().stream()
                .filter(tag -> tag.value().length() > LONGEST_TAG)
                .findFirst();
    }

    private static GameImported imported(ImportGame command, Of start, GameLine line) {
        var text = command.text();
        var stated = new StatedFacts(text);
        var result = stated.result();
        List<String> moves = line.moves().stream()
                .map(move -> Uci.write(move, start.variant()))
                .toList();
        return new GameImported(
                command.players(),
                stated.ratings(),
                stated.timeControl(),
                start.variant(),
                Fen.write(start.position(), start.variant()),
                moves,
                Annotations.clocks(text),
                result,
                ImportedTermination.of(line, stated.termination(), result),
                line.ply(),
                Fen.write(line.position(), start.variant()),
                stated.tagsWithoutPeople(),
                Annotations.movetext(text),
                command.importedBy());
    }
}

package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.application.chess.imports.ImportOutcome;
import dev.scoresheet.domain.chess.archive.ArchiveNote;
import dev.scoresheet.domain.chess.archive.ArchiveRejection;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Report on the import of one game of one file.
///
/// @param notes sentences on unusual parts of the game's text, which did not prevent the import
public record GameReport(
        Path file,
        int game,
        int line,
        Outcome outcome,
        Optional<UUID> id,
        Optional<String> reason,
        List<String> notes) {

    public GameReport {
        notes = List.copyOf(notes);
    }

    public enum Outcome {
        ARCHIVED,
        ALREADY,
        SKIPPED,
        REFUSED
    }

    static GameReport of(Path file, PgnEntry.Unreadable entry) {
        return new GameReport(
                file,
                entry.number(),
                entry.line(),
                Outcome.REFUSED,
                Optional.empty(),
                Optional.of(entry.problem().toString()),
                List.of());
    }

    static GameReport of(Path file, PgnEntry.Read entry, ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Archived(var id) ->
                with(file, entry, Outcome.ARCHIVED, Optional.of(id), Optional.empty());
            case ImportOutcome.AlreadyThere(var id) ->
                with(file, entry, Outcome.ALREADY, Optional.of(id), Optional.empty());
            case ImportOutcome.WithoutMoves() ->
                with(file, entry, Outcome.SKIPPED, Optional.empty(), Optional.of("no moves"));
            case ImportOutcome.Refused(var rejection) ->
                with(file, entry, Outcome.REFUSED, Optional.empty(), Optional.of(sentence(rejection)));
        };
    }

    private static GameReport with(
            Path file, PgnEntry.Read entry, Outcome outcome, Optional<UUID> id, Optional<String> reason) {
        return new GameReport(file, entry.number(), entry.line(), outcome, id, reason, notes(entry));
    }

    private static List<String> notes(PgnEntry.Read entry) {
        return Stream.concat(
                        entry.notes().stream().map(PgnNote::toString),
                        ArchiveNote.of(entry.game()).stream().map(GameReport::sentence))
                .toList();
    }

    private static String sentence(ArchiveNote note) {
        return switch (note) {
            case ArchiveNote.MinutesAsSeconds(var stated, var seconds) ->
                ("the tag TimeControl '%s' is read as %d seconds, as the PGN standard defines it; it probably"
                                + " means minutes")
                        .formatted(stated, seconds);
            case ArchiveNote.VariantName(var stated, var readAs) ->
                "the variant '%s' is read as %s"
                        .formatted(
                                stated,
                                switch (readAs) {
                                    case STANDARD -> "Standard";
                                    case CHESS960 -> "Chess960";
                                });
        };
    }

    private static String sentence(ArchiveRejection rejection) {
        return switch (rejection) {
            case ArchiveRejection.NoMoves() -> "no moves";
            case ArchiveRejection.LongTag(var name, var length, var longest) ->
                "the tag %s has %d characters, more than %d".formatted(name, length, longest);
            case ArchiveRejection.UnknownVariant(var variant) ->
                "the variant '%s' is not supported; supported are Standard, From Position and Chess960"
                        .formatted(variant);
            case ArchiveRejection.ImpossibleStart(var fen, var detail) ->
                "the FEN tag '%s' is not a valid start position: %s".formatted(fen, detail);
            case ArchiveRejection.IllegalMove(var ply, var move, var legalMoves) ->
                "half-move %d, '%s', is not one of the %d legal moves".formatted(ply, move, legalMoves);
            case ArchiveRejection.AmbiguousMove(var ply, var move, var fitting, var legalMoves) ->
                "half-move %d, '%s', matches %d of the %d legal moves".formatted(ply, move, fitting, legalMoves);
        };
    }

    /// Returns a line for operators with the place and the problem. Control and format characters become `?`, so that
    /// the file cannot affect the terminal.
    @Override
    public String toString() {
        var line = new StringBuilder(sentence());
        for (int at = 0; at < line.length(); at++) {
            if (Character.isISOControl(line.charAt(at)) || Character.getType(line.charAt(at)) == Character.FORMAT) {
                line.setCharAt(at, '?');
            }
        }
        return line.toString();
    }

    private String sentence() {
        return "%s:%d: game %d: %s%s"
                .formatted(
                        file,
                        line,
                        game,
                        outcome.name().toLowerCase(Locale.ROOT),
                        reason.map(text -> ": " + text).orElse("")
                                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
    }
}

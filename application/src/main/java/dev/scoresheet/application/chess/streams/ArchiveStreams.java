package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.archive.ArchiveRejection;
import dev.scoresheet.domain.chess.archive.ArchivedGame;
import java.util.UUID;

/// Streams of the archive: one stream with one event for each game, `archive-{id}`.
public final class ArchiveStreams {

    public static final String CATEGORY = "archive";

    private ArchiveStreams() {}

    public static StreamId stream(UUID game) {
        return new StreamId(CATEGORY, game.toString());
    }

    public static Aggregate<ArchiveCommand, ArchivedGame, ArchiveEvent, ArchiveRejection> aggregate() {
        return new Aggregate<>(
                CATEGORY, GameKeys.FORM, ArchiveEvent.class, new ArchiveDecider(), command -> stream(command.game()));
    }
}

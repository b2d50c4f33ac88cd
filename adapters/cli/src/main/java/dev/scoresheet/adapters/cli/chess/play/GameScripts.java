package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.imports.PgnFile;
import dev.scoresheet.adapters.cli.chess.play.GameScript.Unplayable;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Scripts for the games of some files, in order. Games without a move are left out; unplayable games are listed
/// separately. Thread-safe: many players share one instance.
final class GameScripts implements AutoCloseable {

    private final List<String> unplayable = new ArrayList<>();
    private final Function<Path, String> setOf;
    private final Iterator<Path> files;
    private int left;
    private Optional<OpenFile> open = Optional.empty();

    private record OpenFile(Path path, PgnFile lines, PgnReader reader) {}

    /// @param atMost maximum number of games
    GameScripts(List<Path> files, int atMost, Function<Path, String> setOf) {
        this.files = files.iterator();
        this.left = atMost;
        this.setOf = setOf;
    }

    /// Counts the games with moves, up to `atMost`. Reads the files, but does not replay the games.
    static int count(List<Path> files, int atMost) throws IOException {
        var count = 0;
        for (var file : files) {
            try (var lines = new PgnFile(file)) {
                for (var reader = new PgnReader(lines, PgnLimits.USUAL); count < atMost && reader.hasNext(); ) {
                    count += hasMoves(reader.next()) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /// @throws IOException file that is unreadable or truncated
    synchronized Optional<GameScript> next() throws IOException {
        try {
            return nextOf();
        } catch (UncheckedIOException broken) {
            throw new IOException(open.map(OpenFile::path).orElseThrow() + ": " + broken.getMessage(), broken);
        }
    }

    private Optional<GameScript> nextOf() throws IOException {
        while (left > 0 && openNext()) {
            var file = open.orElseThrow();
            var entry = file.reader().next();
            switch (entry) {
                case PgnEntry.Unreadable(var _, var _, var problem) -> refuse(file, entry, problem.toString());
                case PgnEntry.Read readable
                when hasMoves(readable) -> {
                    try {
                        left--;
                        return Optional.of(GameScript.of(setOf.apply(file.path()), entry.number(), readable.game()));
                    } catch (Unplayable reason) {
                        refuse(file, entry, String.valueOf(reason.getMessage()));
                    }
                }
                case PgnEntry.Read _ -> {}
            }
        }
        return Optional.empty();
    }

    synchronized List<String> unplayable() {
        return List.copyOf(unplayable);
    }

    @Override
    public synchronized void close() throws IOException {
        if (open.isPresent()) {
            open.get().lines().close();
        }
        open = Optional.empty();
    }

    private boolean openNext() throws IOException {
        while (open.isEmpty() || !open.get().reader().hasNext()) {
            close();
            if (!files.hasNext()) {
                return false;
            }
            var path = files.next();
            var lines = new PgnFile(path);
            open = Optional.of(new OpenFile(path, lines, new PgnReader(lines, PgnLimits.USUAL)));
        }
        return true;
    }

    private void refuse(OpenFile file, PgnEntry entry, String reason) {
        unplayable.add(file.path() + ":" + entry.line() + ": game " + entry.number() + ": " + reason);
    }

    private static boolean hasMoves(PgnEntry entry) {
        return entry instanceof PgnEntry.Read readable
                && !readable.game().moves().isEmpty();
    }
}

package dev.scoresheet.adapters.cli.chess.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files that the arguments of a verb mean.
public final class PgnFiles {

    private PgnFiles() {}

    /// Files as they are named, and those below folders whose names end in `.pgn` or `.pgn.gz`, in any case,
    /// sorted. Throws
    /// when an argument names nothing that can be read.
    public static List<Path> named(List<Path> filesAndFolders) throws IOException {
        var found = new ArrayList<Path>();
        for (var path : filesAndFolders) {
            if (!Files.isReadable(path)) {
                throw new UnreadableFile(path + ": no such file or folder, or it may not be read");
            }
            if (Files.isDirectory(path)) {
                found.addAll(below(path));
            } else {
                found.add(path);
            }
        }
        return found;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            return inside.filter(PgnFiles::holdsGames)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static boolean holdsGames(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pgn") || name.endsWith(".pgn.gz");
    }
}

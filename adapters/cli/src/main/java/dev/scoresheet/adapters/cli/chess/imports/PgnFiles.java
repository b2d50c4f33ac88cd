package dev.scoresheet.adapters.cli.chess.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Files that the arguments of a verb name.
public final class PgnFiles {

    private PgnFiles() {}

    /// Returns the named files. For a folder, returns the sorted files below it with names in `.pgn` or `.pgn.gz`, in
    /// any case. Throws if an argument names nothing readable.
    public static List<Path> named(List<Path> filesAndFolders) throws IOException {
        var found = new ArrayList<Path>();
        for (var path : filesAndFolders) {
            if (!Files.isReadable(path)) {
                throw new UnreadableFile(path + ": no such file or folder, or no permission to read it");
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

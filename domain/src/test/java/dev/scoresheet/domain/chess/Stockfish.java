package dev.scoresheet.domain.chess;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Chess program by other authors: a Stockfish process that is controlled through UCI. If it is not installed,
/// a test that needs it is skipped with a message, or fails when `CI=true`.
///
/// It always uses the dialect of Chess960: castling is the king taking its rook, and castling letters name
/// files.
public final class Stockfish implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Stockfish(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.US_ASCII)));
        send("setoption name UCI_Chess960 value true");
        send("isready");
        until("readyok");
    }

    public static Stockfish start() {
        var program = program();
        if (program.isEmpty()) {
            var missing = "no stockfish in PATH or /usr/games (Debian: apt-get install stockfish)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        try {
            return new Stockfish(new ProcessBuilder(program.get().toString())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// Sets up a position: a FEN, and moves in UCI from there. Stockfish stops before a move that it finds
    /// illegal.
    public void position(String fen, List<String> moves) {
        send("position fen " + fen + (moves.isEmpty() ? "" : " moves " + String.join(" ", moves)));
    }

    /// Returns the position as FEN with Shredder letters. Its en-passant square is set when a pawn could
    /// capture, legally or not: compare after reading both with one reader.
    public String fen() {
        send("d");
        var fen = until("Fen: ").getLast().substring("Fen: ".length());
        until("Checkers:");
        return fen;
    }

    /// Returns the number of positions at a depth, below each legal move of the position.
    public Map<String, Long> perft(int depth) {
        send("go perft " + depth);
        var counts = new TreeMap<String, Long>();
        for (var line : until("Nodes searched")) {
            var colon = line.indexOf(": ");
            if (colon == 4 || colon == 5) {
                counts.put(line.substring(0, colon), Long.parseLong(line.substring(colon + 2)));
            }
        }
        return counts;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Optional<Path> program() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/games:/usr/local/bin";
        return Stream.of(folders.split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "stockfish"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void send(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException exception) {
            throw new UncheckedIOException("stockfish has ended", exception);
        }
    }

    /// Reads the lines up to and including the first with this beginning.
    private List<String> until(String beginning) {
        var lines = new ArrayList<String>();
        do {
            lines.add(nextLine(beginning));
        } while (!lines.getLast().startsWith(beginning));
        return lines;
    }

    private String nextLine(String awaited) {
        try {
            var line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("stockfish did not answer '" + awaited + "' in " + PATIENCE_SECONDS + " s");
            }
            return line;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for stockfish", exception);
        }
    }

    private void listen(BufferedReader output) {
        try (output) {
            output.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException closed) {
            // The process has ended; a waiting caller runs into its timeout.
        }
    }
}

package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One process of Stockfish, for all players. It has one thread and little memory, and searches few positions for a
/// move. The dialect is that of Chess960, which fits every game. When the engine fails, the moves come from another
/// picker.
final class UciEngine implements MovePicker {

    /// Places of the installed program: the search path, then the folders where Debian and others install games.
    static final List<Path> INSTALLED =
            List.of(Path.of("stockfish"), Path.of("/usr/games/stockfish"), Path.of("/usr/local/bin/stockfish"));

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int MEGABYTES = 16;
    private static final int LONGEST_MILLIS = 200;
    private static final int FEWEST_NODES = 10;
    private static final int NODES_OF_SKILL = 4;

    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(64);
    private final Path program;
    private final MovePicker otherwise;
    private final Process process;
    private final BufferedWriter commands;
    private String name = "engine";
    private volatile boolean ended;
    private volatile boolean replaced;

    private UciEngine(Path program, Process process, MovePicker otherwise) {
        this.program = program;
        this.process = process;
        this.otherwise = otherwise;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.US_ASCII)));
    }

    /// Starts the first of the programs that answers as an engine.
    ///
    /// @param otherwise picker of moves after a failure of the engine
    static Optional<UciEngine> first(List<Path> programs, MovePicker otherwise) throws InterruptedException {
        for (var program : programs) {
            var engine = start(program, otherwise);
            if (engine.isPresent()) {
                return engine;
            }
        }
        return Optional.empty();
    }

    /// Starts the program; empty if it does not answer as an engine.
    private static Optional<UciEngine> start(Path program, MovePicker otherwise) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(program.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException cannotRun) {
            return Optional.empty();
        }
        var engine = new UciEngine(program, process, otherwise);
        if (engine.isReady()) {
            return Optional.of(engine);
        }
        engine.close();
        return Optional.empty();
    }

    @Override
    public synchronized Move pick(Position position, int skill) throws InterruptedException {
        if (replaced) {
            return otherwise.pick(position, skill);
        }
        answers.clear();
        var nodes = FEWEST_NODES + NODES_OF_SKILL * skill * skill;
        var sent = send("setoption name Skill Level value " + skill)
                && send("position fen " + Fen.write(position, Variant.CHESS960))
                && send("go nodes " + nodes + " movetime " + LONGEST_MILLIS);
        var move = sent ? until("bestmove ") : Optional.<String>empty();
        if (move.map(line -> Uci.read(line.split(" ")[1], position)).orElse(null)
                instanceof MoveReading.Read(var legal)) {
            return legal;
        }
        replaced = true;
        close();
        return otherwise.pick(position, skill);
    }

    @Override
    public String description() {
        var engine = name + " (" + program + ")";
        return replaced ? engine + ", which ended, and " + otherwise.description() : engine;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean isReady() throws InterruptedException {
        var named = send("uci") ? until("id name ") : Optional.<String>empty();
        named.ifPresent(line -> name = line.substring("id name ".length()));
        return named.isPresent()
                && send("setoption name Threads value 1")
                && send("setoption name Hash value " + MEGABYTES)
                && send("setoption name UCI_Chess960 value true")
                && send("isready")
                && until("readyok").isPresent();
    }

    private boolean send(String command) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            commands.write(command + "\n");
            commands.flush();
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /// Returns the next line with this beginning; empty if the engine ends, or is silent for too long.
    private Optional<String> until(String beginning) throws InterruptedException {
        var silent = Duration.ZERO;
        while (silent.compareTo(PATIENCE) < 0 && !(ended && answers.isEmpty())) {
            var line = answers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                silent = silent.plus(LOOK);
            } else if (line.startsWith(beginning)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /// Keeps the lines that a caller may wait for. Ends when the process has ended.
    private void listen(BufferedReader output) {
        try (output) {
            output.lines()
                    .filter(line ->
                            line.startsWith("bestmove ") || line.startsWith("id name ") || line.startsWith("readyok"))
                    .forEach(answers::offer);
        } catch (IOException | UncheckedIOException closed) {
            // the process has ended
        } finally {
            ended = true;
        }
    }
}

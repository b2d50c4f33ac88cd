package dev.scoresheet.application.chess.system;

import dev.scoresheet.application.chess.system.PlannedMatch.Course;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plan of matches, drawn from a seed. Clocks are 30 minutes or more, except in games in which a flag is to fall.
final class MatchPlan {

    private static final int LEAST_MOVES = 8;
    private static final int GAMES = 1_000;
    private static final int DRAWS = 6;
    private static final String FILE = "pgn/lichess/standard.pgn.gz";
    private static final List<Course> COURSES = List.of(Course.values());

    private final Random random;
    private final List<PgnGame> games;
    private final int players;
    private final int moves;

    private MatchPlan(long seed, int players, int moves) {
        this.random = new Random(seed);
        this.players = players;
        this.moves = moves;
        this.games = Games.ALL;
    }

    /// First games of the file that are long enough.
    private static final class Games {

        static final List<PgnGame> ALL = read();

        /// Games by which a plan has each kind of end: a mate, a victory of each side, and draws, of which some end by
        /// agreement.
        static final List<PgnGame> OF_EACH_END = Stream.of(
                        ALL.stream().filter(Games::isMate).limit(1),
                        ALL.stream()
                                .filter(game -> game.result() == Result.WHITE_WINS && !isMate(game))
                                .limit(1),
                        ALL.stream()
                                .filter(game -> game.result() == Result.BLACK_WINS && !isMate(game))
                                .limit(1),
                        ALL.stream()
                                .filter(game -> game.result() == Result.DRAW)
                                .limit(DRAWS))
                .flatMap(Function.identity())
                .toList();

        private static boolean isMate(PgnGame game) {
            return game.moves().getLast().endsWith("#");
        }

        private static List<PgnGame> read() {
            try {
                var reader = new PgnReader(PgnLines.of(TestData.path(FILE)).iterator(), PgnLimits.USUAL);
                var games = new ArrayList<PgnGame>();
                while (games.size() < GAMES) {
                    if (reader.next() instanceof PgnEntry.Read read
                            && read.game().moves().size() >= LEAST_MOVES) {
                        games.add(read.game());
                    }
                }
                return List.copyOf(games);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// @param players number of players, at least 2
    /// @param moves most half-moves of a game
    static List<PlannedMatch> of(long seed, int players, int matches, int moves) {
        var plan = new MatchPlan(seed, players, moves);
        return IntStream.range(0, matches).mapToObj(plan::match).toList();
    }

    private PlannedMatch match(int number) {
        int from = random.nextInt(players);
        int to = (from + 1 + random.nextInt(players - 1)) % players;
        var course = course(number);
        var game = game(number);
        return new PlannedMatch(
                number,
                new UUID(random.nextLong(), random.nextLong()),
                new PlayerId("player-" + from),
                new PlayerId("player-" + to),
                random.nextInt(3) == 0 && course != Course.REFUSED,
                random.nextBoolean(),
                random.nextInt(10) > 0 || number < COURSES.size(),
                switch (course) {
                    case FLAG, NO_START -> TimeControl.fischer(1, 0);
                    case PLAYED, WITH_REMATCH, REFUSED, CANCELLED, EXPIRED, LEFT_OPEN ->
                        TimeControl.fischer(1_800, random.nextInt(2) * 30);
                },
                course,
                game.moves().subList(0, Math.min(moves, game.moves().size())),
                game.result());
    }

    /// Returns each course once at the beginning of the plan, so that a small plan has all of them. Then come the games
    /// of each end, and then mostly games that are played.
    private Course course(int number) {
        if (number < COURSES.size()) {
            return COURSES.get(number);
        }
        if (number - COURSES.size() < Games.OF_EACH_END.size()) {
            return Course.PLAYED;
        }
        int drawn = random.nextInt(100);
        return drawn < 70
                ? Course.PLAYED
                : drawn < 80 ? Course.WITH_REMATCH : COURSES.get(random.nextInt(COURSES.size()));
    }

    private PgnGame game(int number) {
        int fixed = number - COURSES.size();
        return fixed >= 0 && fixed < Games.OF_EACH_END.size()
                ? Games.OF_EACH_END.get(fixed)
                : games.get(random.nextInt(games.size()));
    }
}

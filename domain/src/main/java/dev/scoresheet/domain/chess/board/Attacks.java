package dev.scoresheet.domain.chess.board;

/// Squares that a man attacks. Leapers use tables. Sliders use subtraction along a line: subtracting twice the slider's
/// bit from the occupied squares of its line flips every bit up to the first obstacle. The mirrored board gives the
/// other direction. This needs four masks a square instead of tables of magic numbers.
final class Attacks {

    private static final long[] WHITE_PAWN = leaper(new int[][] {{-1, 1}, {1, 1}});
    private static final long[] BLACK_PAWN = leaper(new int[][] {{-1, -1}, {1, -1}});
    private static final long[] KNIGHT =
            leaper(new int[][] {{1, 2}, {2, 1}, {2, -1}, {1, -2}, {-1, -2}, {-2, -1}, {-2, 1}, {-1, 2}});
    private static final long[] KING =
            leaper(new int[][] {{0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}});

    private static final long[] RANK = lines(1, 0);
    private static final long[] FILE = lines(0, 1);
    private static final long[] DIAGONAL = lines(1, 1);
    private static final long[] ANTI_DIAGONAL = lines(1, -1);

    private static final long[][] BETWEEN = new long[64][64];
    private static final long[][] LINE = new long[64][64];

    static {
        for (var from = 0; from < 64; from++) {
            for (var mask : new long[] {RANK[from], FILE[from], DIAGONAL[from], ANTI_DIAGONAL[from]}) {
                for (var rest = mask; rest != 0; rest &= rest - 1) {
                    var to = Long.numberOfTrailingZeros(rest);
                    var ends = 1L << from | 1L << to;
                    var line = mask | 1L << from;
                    BETWEEN[from][to] = slide(from, ends, line) & slide(to, ends, line) & ~ends;
                    LINE[from][to] = line;
                }
            }
        }
    }

    private Attacks() {}

    static long pawn(Side side, int square) {
        return side == Side.WHITE ? WHITE_PAWN[square] : BLACK_PAWN[square];
    }

    static long knight(int square) {
        return KNIGHT[square];
    }

    static long king(int square) {
        return KING[square];
    }

    static long bishop(int square, long occupied) {
        return slide(square, occupied, DIAGONAL[square]) | slide(square, occupied, ANTI_DIAGONAL[square]);
    }

    static long rook(int square, long occupied) {
        return slide(square, occupied, FILE[square]) | slide(square, occupied, RANK[square]);
    }

    /// Returns the squares strictly between two squares of one line; none if they share no line.
    static long between(int from, int to) {
        return BETWEEN[from][to];
    }

    /// Returns the whole line through two squares, from edge to edge; none if they share no line.
    static long line(int from, int to) {
        return LINE[from][to];
    }

    private static long slide(int square, long occupied, long line) {
        var slider = 1L << square;
        var obstacles = occupied & line;
        var upwards = obstacles - 2 * slider;
        var downwards = Long.reverse(Long.reverse(obstacles) - 2 * Long.reverse(slider));
        return (upwards ^ downwards) & line;
    }

    private static long[] leaper(int[][] steps) {
        var reached = new long[64];
        for (var square : Square.values()) {
            for (var step : steps) {
                reached[square.index()] |= bit(square.file() + step[0], square.rank() + step[1]);
            }
        }
        return reached;
    }

    /// Returns for each square the other squares of its line, in this direction and the opposite one.
    private static long[] lines(int files, int ranks) {
        var reached = new long[64];
        for (var square : Square.values()) {
            for (var distance = -7; distance <= 7; distance++) {
                if (distance != 0) {
                    reached[square.index()] |= bit(square.file() + distance * files, square.rank() + distance * ranks);
                }
            }
        }
        return reached;
    }

    private static long bit(int file, int rank) {
        return file < 0 || file > 7 || rank < 0 || rank > 7 ? 0 : 1L << 8 * rank + file;
    }
}

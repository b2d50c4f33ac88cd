package dev.scoresheet.domain.chess.pgn;

/// Number of half-moves before the start of a game, for move numbers, from its `FEN` tag. A tag without this number
/// counts as the usual start: the PGN package does not check positions.
final class StartPly {

    private static final int GREATEST_NUMBER = 100_000;

    private StartPly() {}

    static int of(PgnGame game) {
        var fields = game.tag("FEN").orElse("").strip().split(" +");
        int black = fields.length > 1 && fields[1].equals("b") ? 1 : 0;
        int number = fields.length > 5 ? number(fields[5]) : 1;
        return 2 * (number - 1) + black;
    }

    private static int number(String digits) {
        boolean plain = digits.length() < 7 && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        int number = plain ? Integer.parseInt(digits) : 1;
        return Math.clamp(number, 1, GREATEST_NUMBER);
    }
}

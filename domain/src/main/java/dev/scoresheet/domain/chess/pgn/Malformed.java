package dev.scoresheet.domain.chess.pgn;

/// Carries a problem from the depth of reading to the game that it belongs to. Never leaves this package.
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient PgnProblem problem;

    Malformed(PgnProblem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    PgnProblem problem() {
        return problem;
    }
}

package dev.scoresheet.domain.chess.pgn;

/// Exception that carries a problem from a nested reader to its game. It never leaves this package.
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

package dev.scoresheet.adapters.http.kernel.route;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Refusal of a request with a problem. It is thrown while a call is read, and caught where calls are answered, so that
/// endpoints do not handle malformed input.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.type().slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /// Refuses a parameter of path, query or header that has a wrong form.
    public static ProblemException parameter(String name, String detail) {
        return parameters(List.of(name), detail);
    }

    /// Refuses parameters that do not fit together.
    public static ProblemException parameters(List<String> names, String detail) {
        var errors = names.stream()
                .map(name -> Map.of("parameter", name, "detail", detail))
                .toList();
        return new ProblemException(KernelProblems.BAD_PARAMETER
                .of(String.join(" and ", names) + ": " + detail)
                .with("errors", errors));
    }

    /// Refuses well-formed JSON that does not fit the schema or a value.
    public static ProblemException body(String pointer, String detail) {
        return new ProblemException(KernelProblems.INVALID_BODY
                .of((pointer.isEmpty() ? "the body" : pointer) + ": " + detail)
                .with("errors", List.of(Map.of("pointer", pointer, "detail", detail))));
    }

    static String reason(RuntimeException refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "not a value of this kind");
    }
}

package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Check of one precondition for answering requests. A check that does not answer in time counts as trouble. It is not
/// started again before it ends.
public final class HealthCheck {

    private static final System.Logger LOG = System.getLogger(HealthCheck.class.getName());

    private final String name;
    private final Question<Optional<String>> trouble;
    private final boolean warns;

    /// @param trouble sentence for operators that says what is wrong; none if all is well. May block, and may throw,
    ///     which counts as trouble
    public HealthCheck(String name, Supplier<Optional<String>> trouble) {
        this(name, trouble, false);
    }

    /// @param warns true if the trouble is only shown and requests are still answered
    public HealthCheck(String name, Supplier<Optional<String>> trouble, boolean warns) {
        this.name = name;
        this.warns = warns;
        this.trouble = new Question<>("the check", trouble, Thread::startVirtualThread);
    }

    String name() {
        return name;
    }

    boolean warns() {
        return warns;
    }

    /// Runs all checks at the same time and returns their answers in the order of the checks.
    static Map<HealthCheck, Optional<String>> ask(List<HealthCheck> checks) {
        var questions = checks.stream()
                .map(check -> check.trouble.asked(AnswerBound.QUESTION))
                .toList();
        var answers = new LinkedHashMap<HealthCheck, Optional<String>>();
        for (int index = 0; index < checks.size(); index++) {
            answers.put(checks.get(index), checks.get(index).answer(questions.get(index)));
        }
        return answers;
    }

    private Optional<String> answer(CompletableFuture<Optional<String>> question) {
        try {
            return Question.await(question);
        } catch (StoreUnavailable away) {
            return Optional.of(String.valueOf(away.getMessage()));
        } catch (RuntimeException thrown) {
            LOG.log(System.Logger.Level.WARNING, "health check " + name, thrown);
            return Optional.of("the check itself failed: " + thrown.getClass().getSimpleName());
        }
    }
}

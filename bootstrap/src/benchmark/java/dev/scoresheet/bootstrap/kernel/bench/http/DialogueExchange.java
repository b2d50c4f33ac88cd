package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.http.Dialogue.Turn;
import java.util.Map;

/// Dialogue on a connection. It counts wrong answers.
final class DialogueExchange implements Exchange {

    private final Dialogue dialogue;
    private final Map<Wrong, Long> wrong;
    private Turn sent;

    /// Status of wrong answers, and the right one.
    record Wrong(int right, int status) {}

    /// @param wrong number of wrong answers, which this exchange increases
    DialogueExchange(Dialogue dialogue, Map<Wrong, Long> wrong) {
        this.dialogue = dialogue;
        this.wrong = wrong;
        this.sent = dialogue.next();
    }

    @Override
    public byte[] next(String authority) {
        return sent.request().bytes(authority);
    }

    @Override
    public boolean answered(int status, AnswerReader answer) {
        var turn = sent;
        var isRight = status == turn.request().status();
        if (isRight) {
            dialogue.answered(answer.field("location"));
        } else {
            wrong.merge(new Wrong(turn.request().status(), status), 1L, Long::sum);
            dialogue.beginAgain();
        }
        sent = dialogue.next();
        return isRight && turn.counts();
    }
}

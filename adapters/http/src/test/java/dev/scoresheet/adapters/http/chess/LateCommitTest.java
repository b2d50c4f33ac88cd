package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.domain.chess.ChessEvent;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A request without a key whose outcome is unknown, and whose append commits later. The client does what the answer
/// advises: it reads the game, and sends the request again with the version that it read and a key.
class LateCommitTest {

    private Late store;
    private ChessSite site;
    private String id;

    @BeforeEach
    void lose() {
        site = new ChessSite(target -> store = new Late(target));
        id = site.start(",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":0}");
        store.losesNext = true;
        assertEquals(503, gift().status());
        assertEquals(1, version(), "the change is missing");
    }

    @Test
    void after_the_late_commit_the_second_request_is_refused() {
        store.commit();
        assertEquals(412, gift("If-Match", "\"1\"", "Idempotency-Key", "k").status());
        assertEquals(2, version());
    }

    @Test
    void after_the_second_request_the_late_append_conflicts() {
        assertEquals(200, gift("If-Match", "\"1\"", "Idempotency-Key", "k").status());
        store.commit();
        assertEquals(2, version());
    }

    /// The mistake that the advice prevents.
    @Test
    void with_a_key_alone_the_gift_is_given_twice() {
        store.commit();
        assertEquals(200, gift("Idempotency-Key", "k").status());
        assertEquals(3, version());
    }

    private Answer gift(String... headers) {
        return site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":15}", headers);
    }

    private int version() {
        return site.game(id).get("version").intValue();
    }

    /// Store that loses one call. The database has it, and commits it later.
    private static final class Late extends ForwardingStore<ChessEvent> {

        private final EventStore<ChessEvent> store;
        private boolean losesNext;
        private Optional<Append<ChessEvent>> lost = Optional.empty();

        Late(EventStore<ChessEvent> store) {
            this.store = store;
        }

        void commit() {
            store.append(lost.orElseThrow());
        }

        @Override
        protected EventStore<ChessEvent> target() {
            return store;
        }

        @Override
        public AppendResult append(Append<ChessEvent> append) {
            if (losesNext) {
                losesNext = false;
                lost = Optional.of(append);
                throw new OutcomeUnknown("the connection was lost");
            }
            return store.append(append);
        }
    }
}

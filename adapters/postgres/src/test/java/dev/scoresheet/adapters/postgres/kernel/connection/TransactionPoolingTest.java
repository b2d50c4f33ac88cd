package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.TransactionPooling.Line;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A stand-in has the ways in which poolers choose a session of the server.
final class TransactionPoolingTest {

    enum Lending {
        LAST_USED_FIRST,
        LONGEST_IDLE_FIRST
    }

    /// Sessions of a server, lent to connections for a transaction, or for as long as a connection lasts.
    private static final class Pooler {
        private final boolean forTransactions;
        private final Lending lending;
        private final Deque<Integer> idle = new ArrayDeque<>();
        private final Set<Line> open = new HashSet<>();
        private int started = 1_000;

        Pooler(boolean forTransactions, Lending lending, int idleSessions) {
            this.forTransactions = forTransactions;
            this.lending = lending;
            for (int session = 0; session < idleSessions; session++) {
                idle.addLast(started++);
            }
        }

        private int lend() {
            if (idle.isEmpty()) {
                return started++;
            }
            return lending == Lending.LAST_USED_FIRST ? idle.removeLast() : idle.removeFirst();
        }

        Line connect() {
            var line = new Pooled();
            open.add(line);
            return line;
        }

        private final class Pooled implements Line {
            private Optional<Integer> lent = Optional.empty();

            @Override
            public int told() {
                return 77; // of the pooler's own making
            }

            @Override
            public int answering() {
                int session = holding();
                if (forTransactions) {
                    giveBack();
                }
                return session;
            }

            @Override
            public int holding() {
                if (lent.isEmpty()) {
                    lent = Optional.of(lend());
                }
                return lent.get();
            }

            private void giveBack() {
                lent.ifPresent(idle::addLast);
                lent = Optional.empty();
            }

            @Override
            public void close() {
                giveBack();
                open.remove(this);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pooler_of_transactions_is_refused_however_it_lends_and_however_many_sessions_it_has(Lending lending) {
        for (int idle = 0; idle < 20; idle++) {
            var pooler = new Pooler(true, lending, idle);
            var first = pooler.connect();
            var refused =
                    assertThrows(DatabaseUnsuitable.class, () -> TransactionPooling.refuse(first, pooler::connect));
            assertTrue(refused.getMessage().contains("pool_mode = session"), refused::getMessage);
            assertEquals(Set.of(first), pooler.open, "no other is left open");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void a_pooler_of_sessions_is_accepted(int idle) {
        for (var lending : Lending.values()) {
            var pooler = new Pooler(false, lending, idle);
            var first = pooler.connect();
            assertDoesNotThrow(() -> TransactionPooling.refuse(first, pooler::connect));
            assertEquals(Set.of(first), pooler.open, "no other is left open");
        }
    }

    @Test
    void a_pooler_of_statements_is_refused() {
        assertThrows(
                DatabaseUnsuitable.class,
                () -> TransactionPooling.refuse(withoutTransactions(), TransactionPoolingTest::withoutTransactions));
    }

    private static Line withoutTransactions() {
        return new Line() {
            @Override
            public int told() {
                return 77;
            }

            @Override
            public int answering() {
                return 1;
            }

            @Override
            public int holding() throws SQLException {
                throw new SQLException("transaction blocks not allowed in statement pooling mode", "08P01");
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void a_connection_to_the_server_itself_is_tried_alone() throws Exception {
        try (var database = TestDatabase.fresh();
                var sql = Sql.on(database)) {
            var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "", "");
            TransactionPooling.refuse(sql.connection(), nowhere);
        }
    }
}

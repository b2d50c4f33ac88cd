package dev.scoresheet.adapters.postgres.kernel.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.adapters.postgres.kernel.kill.LostCallProof.First;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that are cut while they wait for the head row, in every order of the lock. They are fresh and keyed; the same
/// node or another one sends them again. Two planted faults are caught.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LostCallTest {

    private static final int OF_EACH_ORDER = 30;
    private static final int MOST_REPEATS = 30;

    @Test
    void no_lost_call_is_doubled_or_answered_wrongly() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var proof = new LostCallProof(database, false)) {
            for (int repeat = 0; repeat < MOST_REPEATS && proof.report().fewest() < OF_EACH_ORDER; repeat++) {
                everyRound(proof);
            }
            var report = proof.report();
            System.out.println("lost calls: " + report);
            assertEquals(0, report.lost() + report.doubled() + report.wrong(), report::toString);
            assertTrue(report.fewest() >= OF_EACH_ORDER, report::toString);
        }
    }

    @Test
    void a_conflict_row_without_the_digest_is_seen_to_double() throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            withoutTheDigest(database);
            try (var proof = new LostCallProof(database, false)) {
                for (int repeat = 0; repeat < MOST_REPEATS && proof.report().doubled() == 0; repeat++) {
                    proof.round(First.LOST_CALL, false, true);
                    proof.round(First.LOST_CALL, false, false);
                }
                System.out.println("lost calls, no digest in the conflict row: " + proof.report());
                assertTrue(proof.report().doubled() > 0, "nothing was doubled: the proof proves nothing");
            }
        }
    }

    @Test
    void two_commands_with_one_id_are_seen_to_lose_one() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var proof = new LostCallProof(database, true)) {
            for (int repeat = 0; repeat < MOST_REPEATS && proof.report().lost() == 0; repeat++) {
                proof.round(First.RIVAL, false, true);
            }
            System.out.println("lost calls, two commands with one id: " + proof.report());
            assertTrue(proof.report().lost() > 0, "nothing was lost: the proof proves nothing");
        }
    }

    private static void everyRound(LostCallProof proof) throws Exception {
        for (var first : First.values()) {
            for (int kind = 0; kind < 4; kind++) {
                proof.round(first, kind % 2 == 0, kind < 2);
            }
        }
    }

    private static void withoutTheDigest(TestDatabase database) throws SQLException {
        try (var sql = Sql.on(database)) {
            var right = sql.ask("select pg_get_functiondef('kernel.append_batch'::regproc)")
                    .getFirst();
            var wrong = right.replace("there.digest,", "null::bytea,");
            assertTrue(!wrong.equals(right), "the function has no such column any more");
            sql.run(wrong);
        }
    }
}

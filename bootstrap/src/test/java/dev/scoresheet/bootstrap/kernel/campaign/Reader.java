package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Reader of a view. It waits for the newest position that anything named, and remembers every answer: one snapshot of
/// the rows and their position. While there is no database, it tries again.
final class Reader {

    private static final int SECONDS = 10;
    private static final long BETWEEN_TRIES = 1_000_000;
    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final DatabaseAddress database;
    private final Visibility visibility;
    private final LongSupplier acknowledged;
    private final List<Answer> answers = new ArrayList<>();
    private final Thread thread;
    private volatile long shown;
    private volatile boolean goesOn = true;

    /// @param wanted position that the answer had to show, or say that it does not
    /// @param rows rows at the position
    record Answer(long wanted, long position, Map<String, String> rows) {}

    /// @param acknowledged last position that an append was answered with
    Reader(DatabaseAddress database, Visibility visibility, LongSupplier acknowledged) {
        this.database = database;
        this.visibility = visibility;
        this.acknowledged = acknowledged;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (goesOn) {
            try (var connection = database.connect(SECONDS)) {
                while (goesOn) {
                    answers.add(answer(connection, A_WHILE));
                }
            } catch (SQLException | StoreUnavailable gone) {
                LockSupport.parkNanos(BETWEEN_TRIES); // the database was killed; it comes again
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private Answer answer(Connection connection, Duration atMost) throws SQLException, InterruptedException {
        var wanted = newest();
        visibility.await(Follower.LIVES.identity(), wanted, atMost);
        var answer = snapshot(connection, wanted);
        shown = Math.max(shown, answer.position());
        return answer;
    }

    /// Reads rows and position in one snapshot.
    static Answer snapshot(Connection connection, long wanted) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("begin isolation level repeatable read");
            try (var row = statement.executeQuery("select position from kernel.generation")) {
                row.next();
                var position = row.getLong(1);
                var answer = new Answer(wanted, position, Judge.found(connection));
                statement.execute("commit");
                return answer;
            }
        }
    }

    /// Returns the newest position that an answer named: of an append or of the view.
    long newest() {
        return Math.max(acknowledged.getAsLong(), shown);
    }

    long shown() {
        return shown;
    }

    List<Answer> end() throws InterruptedException {
        goesOn = false;
        thread.join();
        return answers;
    }
}

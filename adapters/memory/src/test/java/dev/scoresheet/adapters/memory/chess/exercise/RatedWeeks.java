package dev.scoresheet.adapters.memory.chess.exercise;

import dev.scoresheet.application.chess.exercise.WeekStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.application.kernel.system.SystemScript;
import dev.scoresheet.domain.chess.exercise.Upsets;
import dev.scoresheet.domain.chess.exercise.Week;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Script of books of ratings. Each gets the results of one week, which is over already. The first result is the
/// largest upset, so the end does not depend on the instant of the announcement. At the end, each week has its events.
record RatedWeeks(Week first, int weeks) implements SystemScript<Object, Map<String, List<Object>>> {

    private static final List<Integer> POINTS = List.of(300, 100, -50, 299, 300);

    @Override
    public List<Book> clients() {
        return all().map(Book::new).toList();
    }

    private Stream<Week> all() {
        return IntStream.range(0, weeks)
                .mapToObj(number -> new Week(first.monday().plusWeeks(number)));
    }

    @Override
    public Map<String, List<Object>> end(EventStore<Object> log) {
        var events = new TreeMap<String, List<Object>>();
        all().forEach(week -> events.put(week.toString(), events(log, WeekStreams.stream(week))));
        return events;
    }

    static List<Object> events(EventStore<Object> log, StreamId stream) {
        return log.read(stream).events().stream()
                .map(recorded -> recorded.event())
                .toList();
    }

    /// Book of the winner of all games of a week.
    record Book(Week week) implements ScriptedClient<Object> {

        @Override
        public Progress goOn(ClientAccess<Object> system) {
            var book = RatingStreams.stream(Upsets.book("boris-" + week));
            int written = events(system.store(), book).size();
            if (written == POINTS.size()) {
                return isAnnounced(system) ? Progress.DONE : Progress.WAITS;
            }
            var game = new UUID(week.monday().toEpochDay(), written);
            var result =
                    Upsets.result(game, POINTS.get(written), week.announcement().minus(Duration.ofDays(1)));
            system.store()
                    .append(new Append.Fresh<>(
                            List.of(new StreamAppend<>(book, new Exactly(written), List.of(result))),
                            Metadata.of(game.toString())));
            return Progress.WENT_ON;
        }

        private boolean isAnnounced(ClientAccess<Object> system) {
            return events(system.store(), WeekStreams.stream(week)).stream().anyMatch(UpsetAnnounced.class::isInstance);
        }
    }
}

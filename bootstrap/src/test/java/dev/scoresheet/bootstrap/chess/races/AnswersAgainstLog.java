package dev.scoresheet.bootstrap.chess.races;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Check of the answers of one game against its events in the log. It knows the rules of the answers and nothing of the
/// server.
record AnswersAgainstLog(List<Event> events) {

    /// Event as it is stored.
    ///
    /// @param move the move in UCI; empty for other events
    record Event(long version, String type, String move) {

        private boolean isMove() {
            return type.equals("game.move-played");
        }

        private boolean isEnd() {
            return type.equals("game.ended");
        }
    }

    /// Returns what is wrong, in words.
    List<String> problems(List<Attempt> attempts) {
        var problems = new ArrayList<String>();
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).version != at + 1) {
                problems.add("event " + (at + 1) + " has the version " + events.get(at).version);
                return problems;
            }
        }
        var told = new HashSet<Long>();
        for (var attempt : attempts) {
            switch (attempt.status()) {
                case 200 -> problems.addAll(wrongSuccess(attempt, told));
                case 409, 412 -> problems.addAll(wrongRefusal(attempt));
                default -> problems.add("unexpected status: " + attempt);
            }
        }
        events.stream()
                .skip(1) // the creation
                .filter(event -> !told.contains(event.version))
                .forEach(event -> problems.add("no request was told that it wrote " + event));
        return problems;
    }

    private List<String> wrongSuccess(Attempt attempt, Set<Long> told) {
        if (attempt.version() < 2 || attempt.version() > events.size()) {
            return List.of("the log has no such version: " + attempt);
        }
        var written = events.get((int) attempt.version() - 1);
        if (attempt.isGift()) {
            return written.type.equals("game.time-given") && told.add(attempt.version())
                    ? List.of()
                    : List.of("lost or doubled: " + attempt + " with " + written);
        }
        var move = written.isEnd() ? events.get((int) attempt.version() - 2) : written; // the move that ended the game
        if (move.isMove() && move.move.equals(attempt.what()) && plies(attempt.version()) == attempt.ply()) {
            told.add(move.version);
            told.add(written.version);
            return List.of();
        }
        return isRepeated(attempt) ? List.of() : List.of("lost: " + attempt + " with " + written);
    }

    /// True if the last move at that version is this one: an equal move was played before, and adds nothing.
    private boolean isRepeated(Attempt attempt) {
        return plies(attempt.version()) == attempt.ply()
                && events.subList(0, (int) attempt.version()).stream()
                        .filter(Event::isMove)
                        .toList()
                        .getLast()
                        .move
                        .equals(attempt.what());
    }

    private List<String> wrongRefusal(Attempt attempt) {
        if (attempt.version() < attempt.acknowledged()) {
            return List.of("refused on a state that was older than an answer before it: " + attempt);
        }
        if (attempt.version() > events.size() || plies(attempt.version()) != attempt.atPly()) {
            return List.of("refused on a state that the game never had: " + attempt);
        }
        var right = attempt.status() == 412
                ? attempt.named() != 0 && attempt.named() != attempt.version()
                : isOver(attempt.version()) || !attempt.isGift() && attempt.ply() != attempt.atPly() + 1;
        return right ? List.of() : List.of("refused without a reason: " + attempt);
    }

    private boolean isOver(long version) {
        return events.subList(0, (int) version).stream().anyMatch(Event::isEnd);
    }

    private int plies(long version) {
        return (int)
                events.subList(0, (int) version).stream().filter(Event::isMove).count();
    }
}

package dev.scoresheet.application.chess.system;

import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingBook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// State of the system at the end of a script.
///
/// @param challenges status of each challenge, by its id; a rematch has the id of the first game and `again`
/// @param games result and termination of each game
/// @param ratings strength and number of games of each player at each speed, by the name of the book
public record ChessEnd(
        SortedMap<String, String> challenges, SortedMap<String, String> games, SortedMap<String, String> ratings) {

    static ChessEnd of(List<PlannedMatch> plan, EventStore<ChessEvent> log) {
        var challenges = new TreeMap<String, String>();
        var games = new TreeMap<String, String>();
        var ratings = new TreeMap<String, String>();
        for (var match : plan) {
            add(log, match.challenge(), match.challenge().toString(), challenges, games);
            add(log, MatchClient.rematch(match), match.challenge() + " again", challenges, games);
            for (var player : List.of(match.from(), match.to())) {
                rating(log, new BookId(player, match.speed(), 1), ratings);
            }
        }
        return new ChessEnd(challenges, games, ratings);
    }

    private static void add(
            EventStore<ChessEvent> log,
            UUID id,
            String name,
            SortedMap<String, String> challenges,
            SortedMap<String, String> games) {
        var challenge = StreamState.of(ChallengeStreams.aggregate(), log.read(ChallengeStreams.stream(id)));
        if (challenge.state() instanceof Challenge.Sent(var _, var status)) {
            challenges.put(name, status.word());
        }
        switch (StreamState.of(GameStreams.aggregate(), log.read(GameStreams.stream(id)))
                .state()) {
            case Game.NotStarted _ -> {}
            case Game.InProgress _ -> games.put(name, "in progress");
            case Game.Ended ended ->
                games.put(
                        name, ended.result().text() + " " + ended.termination().word());
        }
    }

    private static void rating(EventStore<ChessEvent> log, BookId id, SortedMap<String, String> ratings) {
        switch (StreamState.of(RatingStreams.aggregate(), log.read(RatingStreams.stream(id)))
                .state()) {
            case RatingBook.NotOpened _ -> {}
            case RatingBook.Open open -> ratings.put(id.toString(), open.strength() + " after " + open.games());
            case RatingBook.Closed _ -> throw new AssertionError("a script has fewer games than a book: " + id);
        }
    }
}

package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/// Challenges by which visitors meet demo players: those that the demo leaves open, and those that visitors send to
/// demo
/// players, such as a rematch. For one thread.
final class Reception {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_VISITORS = 20;
    private static final List<TimeControl.Fischer> CLOCKS = List.of(
            new TimeControl.Fischer(300, 3),
            new TimeControl.Fischer(600, 5),
            new TimeControl.Fischer(180, 2),
            new TimeControl.Fischer(900, 10));

    private final Set<String> open = new HashSet<>();
    private final Venue venue;
    private final int challenges;
    private final Consumer<String> play;
    private final IntSupplier visitors;
    private int turn;

    /// @param challenges number of open challenges
    /// @param play starter of the game of an accepted challenge
    /// @param visitors number of games with visitors that run
    Reception(Venue venue, int challenges, Consumer<String> play, IntSupplier visitors) {
        this.venue = venue;
        this.challenges = challenges;
        this.play = play;
        this.visitors = visitors;
    }

    /// Looks at the challenges once a second until the demo stops.
    void receive() throws InterruptedException {
        do {
            for (var id : List.copyOf(open)) {
                look(id);
            }
            answerVisitors();
            while (open.size() < challenges && open.size() + visitors.getAsInt() < MOST_VISITORS) {
                challenge();
            }
        } while (!venue.stop().isGivenWithin(LOOK));
    }

    /// Starts the game if a visitor has accepted the challenge. Drops a challenge that has ended in another way.
    private void look(String id) throws InterruptedException {
        var status = venue.client()
                .read("/api/challenges/" + id)
                .map(challenge -> challenge.path("status").asString(""))
                .orElse("");
        if (status.equals("open")) {
            return;
        }
        open.remove(id);
        if (status.equals("accepted")) {
            play.accept(id);
        } else {
            venue.unfinished().ended(id);
        }
    }

    private void challenge() throws InterruptedException {
        var clock = CLOCKS.get(turn % CLOCKS.size());
        var id = venue.client().challenge(venue.cast().at(turn), Optional.empty(), "random", clock, turn % 2 == 0);
        venue.unfinished().began(id);
        open.add(id);
        turn++;
    }

    private void answerVisitors() throws InterruptedException {
        var page = venue.client().read("/api/challenges?limit=100").orElseThrow();
        for (var challenge : page.path("items")) {
            var to = venue.cast().player(challenge.path("to").path("id").asString(""));
            var isVisitor = venue.cast()
                    .player(challenge.path("from").path("id").asString(""))
                    .isEmpty();
            if (to.isPresent() && isVisitor) {
                answer(challenge, to.get());
            }
        }
    }

    /// Accepts a challenge with a clock. Without one, a visitor that leaves would keep the game for ever.
    private void answer(JsonNode challenge, DemoPlayer player) throws InterruptedException {
        var id = challenge.path("id").asString("");
        var canPlay = challenge.hasNonNull("timeControl") && visitors.getAsInt() < MOST_VISITORS;
        if (venue.client().answer(id, player, canPlay ? "acceptance" : "refusal") && canPlay) {
            venue.unfinished().began(id);
            play.accept(id);
        }
    }
}

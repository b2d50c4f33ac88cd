package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Uci;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Game with at least one demo player. It reads the game before each act, so the acts of a visitor and of the server
/// count.
final class DemoGame {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final RandomGenerator random = new SplittableRandom();
    private final Manners manners = new Manners(random);
    private final Venue venue;
    private final String id;
    private final ThinkingPace pace;
    private final OptionalInt leftAt;

    /// @param leftAt half-move from which the side to move leaves the game, so that its flag falls
    DemoGame(Venue venue, String id, ThinkingPace pace, OptionalInt leftAt) {
        this.venue = venue;
        this.id = id;
        this.pace = pace;
        this.leftAt = leftAt;
    }

    /// Plays until the game has ended. Returns the ended game; empty if the demo stops first.
    Optional<ServedGame> play() throws InterruptedException {
        while (!venue.stop().isGiven()) {
            var game = venue.client().game(id);
            if (game.isEnded()) {
                return Optional.of(game);
            }
            step(game);
        }
        return Optional.empty();
    }

    private void step(ServedGame game) throws InterruptedException {
        var mover = player(game, game.turn());
        if (answersOffer(game, game.turn()) || answersOffer(game, game.turn().opponent())) {
            return;
        }
        if (mover.isEmpty() || leftAt.isPresent() && game.ply() >= leftAt.getAsInt()) {
            venue.stop().isGivenWithin(LOOK);
        } else {
            act(mover.get(), game, game.turn());
        }
    }

    private Optional<DemoPlayer> player(ServedGame game, Side side) {
        return venue.cast().player(game.player(side));
    }

    /// Answers an offer to a side. True if there was one, and the side is a demo player's.
    private boolean answersOffer(ServedGame game, Side side) throws InterruptedException {
        var player = player(game, side);
        if (player.isPresent() && game.hasTakebackProposal(side.opponent())) {
            return send(player.get(), "takeback-acceptance");
        }
        if (player.isPresent() && game.hasDrawOffer(side.opponent())) {
            return send(player.get(), manners.acceptsDraw(game, side) ? "draw-acceptance" : "draw-refusal");
        }
        return false;
    }

    private void act(DemoPlayer player, ServedGame game, Side side) throws InterruptedException {
        if (game.canClaimDraw() && game.lead(side) <= 0) {
            send(player, "draw-claim");
        } else if (manners.resigns(player, game, side)) {
            send(player, "resignation");
        } else {
            if (manners.offersDraw(game, side)) {
                send(player, "draw-offer");
            }
            if (!venue.stop().isGivenWithin(pace.think(game, side, random))) {
                send(
                        player,
                        "moves",
                        venue.client().object().put("ply", game.ply() + 1).put("move", move(player, game)));
            }
        }
    }

    private String move(DemoPlayer player, ServedGame game) throws InterruptedException {
        var known = Repertoire.next(game.moves(), random);
        return known.isPresent()
                ? known.get()
                : Uci.write(venue.picker().pick(game.position(), player.skill()), Variant.CHESS960);
    }

    private boolean send(DemoPlayer player, String command) throws InterruptedException {
        return send(player, command, venue.client().object());
    }

    private boolean send(DemoPlayer player, String command, ObjectNode body) throws InterruptedException {
        return venue.client().act(player, "/api/games/" + id + "/" + command, body);
    }
}

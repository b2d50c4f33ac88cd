package dev.scoresheet.adapters.cli.chess.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// All players of a demo. Their skills are spread evenly.
record Cast(List<DemoPlayer> players) {

    private static final List<String> NAMES = List.of(
            "ada", "boris", "carla", "dmitri", "elena", "felix", "greta", "hugo", "ines", "jonas", "karin", "leo",
            "mara", "nils", "olga", "pavel", "quinn", "rosa", "sven", "tessa", "ulrich", "vera", "wanda", "xaver",
            "yara", "zeno", "alma", "bruno", "celia", "david", "edith", "frida", "georg", "hanna", "igor", "julia",
            "kasper", "lydia", "milan", "nora");

    static final int MOST = NAMES.size();

    Cast {
        players = List.copyOf(players);
    }

    static Cast of(int players) {
        return new Cast(IntStream.range(0, players)
                .mapToObj(number -> new DemoPlayer(NAMES.get(number) + "-bot", skill(number, players)))
                .toList());
    }

    /// Returns the player with this id; empty for a visitor.
    Optional<DemoPlayer> player(String id) {
        return players.stream().filter(player -> player.id().equals(id)).findFirst();
    }

    /// Returns a player in turn, for example for the next challenge.
    DemoPlayer at(int turn) {
        return players.get(turn % players.size());
    }

    private static int skill(int number, int players) {
        return number * DemoPlayer.BEST / (players - 1);
    }
}

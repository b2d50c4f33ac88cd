package dev.scoresheet.adapters.cli.chess.play;

import java.util.List;

/// Game in which the server and the table differ.
///
/// @param id the server's id of the game; empty if it never got one
public record Disagreement(String game, String id, List<String> differences) {

    public Disagreement {
        differences = List.copyOf(differences);
    }
}

package dev.scoresheet.adapters.cli.chess.demo;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Openings that all demo players know, so that their games begin as games do.
final class Repertoire {

    private static final List<List<String>> LINES = Stream.of(
                    "e2e4 e7e5 g1f3 b8c6 f1b5 a7a6 b5a4 g8f6 e1g1", // Ruy Lopez
                    "e2e4 e7e5 g1f3 b8c6 f1c4 f8c5 c2c3 g8f6 d2d3", // Italian
                    "e2e4 e7e5 g1f3 b8c6 d2d4 e5d4 f3d4 g8f6", // Scotch
                    "e2e4 e7e5 g1f3 g8f6 f3e5 d7d6 e5f3 f6e4", // Petrov
                    "e2e4 c7c5 g1f3 d7d6 d2d4 c5d4 f3d4 g8f6 b1c3 a7a6", // Sicilian, Najdorf
                    "e2e4 c7c5 g1f3 b8c6 d2d4 c5d4 f3d4 g7g6", // Sicilian, accelerated Dragon
                    "e2e4 e7e6 d2d4 d7d5 b1c3 g8f6 c1g5 f8e7", // French
                    "e2e4 c7c6 d2d4 d7d5 e4d5 c6d5 f1d3", // Caro-Kann, exchange
                    "e2e4 c7c6 d2d4 d7d5 b1c3 d5e4 c3e4 c8f5", // Caro-Kann, classical
                    "e2e4 d7d5 e4d5 d8d5 b1c3 d5a5", // Scandinavian
                    "d2d4 d7d5 c2c4 e7e6 b1c3 g8f6 c1g5 f8e7", // Queen's Gambit declined
                    "d2d4 d7d5 c2c4 c7c6 g1f3 g8f6 b1c3 e7e6", // Slav
                    "d2d4 g8f6 c2c4 g7g6 b1c3 f8g7 e2e4 d7d6", // King's Indian
                    "d2d4 g8f6 c2c4 e7e6 b1c3 f8b4 e2e3 e8g8", // Nimzo-Indian
                    "d2d4 d7d5 c1f4 g8f6 e2e3 c7c5 c2c3", // London
                    "c2c4 e7e5 b1c3 g8f6 g1f3 b8c6", // English
                    "g1f3 d7d5 g2g3 g8f6 f1g2 e7e6 e1g1") // Réti
            .map(line -> List.of(line.split(" ")))
            .toList();

    private Repertoire() {}

    /// Returns a known move; empty if no line continues these moves.
    static Optional<String> next(List<String> moves, RandomGenerator random) {
        var known = LINES.stream()
                .filter(line -> line.size() > moves.size())
                .filter(line -> line.subList(0, moves.size()).equals(moves))
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.get(random.nextInt(known.size())).get(moves.size()));
    }
}

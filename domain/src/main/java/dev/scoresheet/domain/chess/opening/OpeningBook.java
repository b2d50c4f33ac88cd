package dev.scoresheet.domain.chess.opening;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Table of openings by position, so that every order of moves finds them. A game's opening is the last of its
/// positions that the table contains.
public final class OpeningBook {

    /// Empty table.
    public static final OpeningBook NONE = new OpeningBook("", Map.of());

    private final String digest;
    private final Map<PositionKey, Opening> names;
    private final int fewestMen;

    /// @param digest identity of the table: two tables with the same digest give the same derived data
    public OpeningBook(String digest, Map<PositionKey, Opening> names) {
        this.digest = digest;
        this.names = Map.copyOf(names);
        this.fewestMen = names.keySet().stream()
                .mapToInt(position -> position.board().men())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    public String digest() {
        return digest;
    }

    public int size() {
        return names.size();
    }

    public Optional<Opening> at(Position position) {
        return Optional.ofNullable(names.get(position.key()));
    }

    /// True if the table may contain this position or a later one: captured men do not return.
    public boolean mayKnow(Position position) {
        return position.board().men() >= fewestMen;
    }

    /// Returns the opening of a game from the usual start, by its moves in UCI as this system recorded them.
    public Optional<Opening> of(List<String> moves) {
        var opening = Optional.<Opening>empty();
        var position = Position.initial();
        for (var move : moves) {
            if (!mayKnow(position)) {
                break;
            }
            position = position.play(Uci.recorded(move, position));
            var here = at(position);
            opening = here.isPresent() ? here : opening;
        }
        return opening;
    }
}

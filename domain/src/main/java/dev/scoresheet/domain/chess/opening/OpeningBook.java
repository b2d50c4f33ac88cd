package dev.scoresheet.domain.chess.opening;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of openings by position, so that every order of moves finds them. A game is named by the
/// last of its positions that the table knows.
public final class OpeningBook {

    /// Knows nothing.
    public static final OpeningBook NONE = new OpeningBook("", Map.of());

    private final String digest;
    private final Map<PositionKey, Opening> names;
    private final int fewestMen;

    /// @param digest tells tables apart: whatever is derived by two tables of one digest is the same
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

    /// Whether this position, or one that comes of it, may be in the table: men that were captured do
    /// not come back.
    public boolean mayKnow(Position position) {
        return position.board().men() >= fewestMen;
    }

    /// The name of a game from the usual position, by its moves in UCI as this system has recorded
    /// them.
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

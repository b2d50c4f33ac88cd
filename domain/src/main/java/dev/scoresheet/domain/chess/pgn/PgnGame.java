package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import java.util.List;
import java.util.Optional;

/// Game as text: its tags in their order, its movetext as a tree, and the result that ends the movetext.
public record PgnGame(List<Tag> tags, List<MoveText> movetext, Result result) {

    public PgnGame {
        tags = List.copyOf(tags);
        movetext = List.copyOf(movetext);
    }

    /// Returns the value of the first tag with this name.
    public Optional<String> tag(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    /// Returns the moves of the game itself as they were written, without comments and variations.
    public List<String> moves() {
        return movetext.stream()
                .filter(MoveText.San.class::isInstance)
                .map(element -> ((MoveText.San) element).text())
                .toList();
    }
}

package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import java.util.List;
import java.util.Optional;

/// A game as text: its tags in their order, its movetext as a tree, and how the movetext says that it ended.
public record PgnGame(List<Tag> tags, List<MoveText> movetext, Result result) {

    public PgnGame {
        tags = List.copyOf(tags);
        movetext = List.copyOf(movetext);
    }

    /// The value of the first tag of this name.
    public Optional<String> tag(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    /// The moves of the game itself, without comments and variations, as they were written.
    public List<String> moves() {
        return movetext.stream()
                .filter(MoveText.San.class::isInstance)
                .map(element -> ((MoveText.San) element).text())
                .toList();
    }
}

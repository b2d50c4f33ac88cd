package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.pgn.PgnNote.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Notes on one game during reading: one note for each kind, to save memory.
final class Notes {

    private final Map<Kind, PgnNote> notes = new EnumMap<>(Kind.class);

    void add(Kind kind, int line, int column, String text) {
        notes.merge(kind, new PgnNote(kind, line, column, text, 1), (first, _) -> first.andAnother());
    }

    void add(Kind kind, LineCursor at, String text) {
        add(kind, at.line(), at.column(), text);
    }

    List<PgnNote> all() {
        return List.copyOf(notes.values());
    }
}

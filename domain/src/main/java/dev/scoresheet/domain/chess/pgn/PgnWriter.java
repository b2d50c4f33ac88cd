package dev.scoresheet.domain.chess.pgn;

/// Writer of PGN's export format: one tag pair a line, an empty line, movetext, the result, an empty line. Movetext has
/// at most 80 columns; a longer word has its own line. The reader reads the output as the same game.
public final class PgnWriter {

    private PgnWriter() {}

    public static String write(PgnGame game) {
        var text = new StringBuilder();
        for (var tag : game.tags()) {
            text.append('[')
                    .append(tag.name())
                    .append(" \"")
                    .append(escaped(tag.value()))
                    .append("\"]\n");
        }
        if (!game.tags().isEmpty()) {
            text.append('\n');
        }
        var words = new WrappedWords(text);
        new MoveTextWriter(words, StartPly.of(game)).write(game.movetext());
        words.add(game.result().text());
        return text.append("\n\n").toString();
    }

    /// Writes the movetext alone, without the result. The reader reads it as movetext, independent of the game's tags.
    public static String writeMovetext(PgnGame game) {
        var text = new StringBuilder();
        new MoveTextWriter(new WrappedWords(text), StartPly.of(game)).write(game.movetext());
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

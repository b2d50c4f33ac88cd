package dev.scoresheet.domain.chess.pgn;

/// Writes a game in PGN's export format: a tag pair a line, an empty line, movetext of at most 80 columns (a
/// longer word has a line of its own), the result, an empty line. What is written reads back as the same game.
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

    /// The movetext alone, without the result. Reads back as movetext, whatever the game's tags.
    public static String writeMovetext(PgnGame game) {
        var text = new StringBuilder();
        new MoveTextWriter(new WrappedWords(text), StartPly.of(game)).write(game.movetext());
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

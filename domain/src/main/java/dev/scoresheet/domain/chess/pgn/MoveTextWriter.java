package dev.scoresheet.domain.chess.pgn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Writer of a tree of moves as words, with move numbers. It descends into variations on an explicit stack.
final class MoveTextWriter {

    /// Line of play during writing: its remaining elements and its next half-move.
    private static final class Open {

        private final Iterator<MoveText> rest;
        private int ply;

        private Open(List<MoveText> line, int ply) {
            this.rest = line.iterator();
            this.ply = ply;
        }
    }

    private final WrappedWords words;
    private final Deque<Open> lines = new ArrayDeque<>();
    private final int start;
    /// True if black's next move needs its number: at a start and after anything but white's move.
    private boolean interrupted = true;

    MoveTextWriter(WrappedWords words, int start) {
        this.words = words;
        this.start = start;
    }

    void write(List<MoveText> movetext) {
        lines.push(new Open(movetext, start));
        while (!lines.isEmpty()) {
            var line = lines.peek();
            if (line.rest.hasNext()) {
                write(line, line.rest.next());
            } else {
                close();
            }
        }
    }

    private void write(Open line, MoveText element) {
        switch (element) {
            case MoveText.San(var san) -> move(line, san);
            case MoveText.Nag(var number) -> words.add("$" + number);
            case MoveText.Comment(var comment) -> {
                comment(comment);
                interrupted = true;
            }
            case MoveText.Variation(var variation) -> {
                words.add("(");
                lines.push(new Open(variation, Math.max(line.ply - 1, 0)));
                interrupted = true;
            }
        }
    }

    private void close() {
        lines.pop();
        if (!lines.isEmpty()) {
            words.add(")");
            interrupted = true;
        }
    }

    private void move(Open line, String san) {
        int number = line.ply / 2 + 1;
        if (line.ply % 2 == 0) {
            words.add(number + ".");
        } else if (interrupted) {
            words.add(number + "...");
        }
        words.add(san);
        line.ply++;
        interrupted = false;
    }

    /// Writes a remark. Braces cannot contain a closing brace; such a remark came from a `;` comment and becomes one
    /// again.
    private void comment(String comment) {
        if (comment.indexOf('}') >= 0) {
            words.add("; " + comment);
            words.endLine();
            return;
        }
        var word = new StringBuilder("{");
        boolean command = false;
        for (int at = 0; at < comment.length(); at++) {
            char character = comment.charAt(at);
            // An embedded command such as [%clk 0:01:00] is not split: other programs search for it on one line.
            command = character == '[' || command && character != ']';
            if (character == ' ' && !command) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(character);
            }
        }
        words.add(word.append('}').toString());
    }
}

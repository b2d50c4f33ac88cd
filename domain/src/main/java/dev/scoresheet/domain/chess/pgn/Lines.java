package dev.scoresheet.domain.chess.pgn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Lines of a file with their numbers. The reader can mark a line, read on, and return to it.
final class Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Iterator<String> source;
    private final Deque<String> again = new ArrayDeque<>();
    /// The marked line and all later ones; empty while no line is marked.
    private final List<String> sinceMark = new ArrayList<>();
    private String line = "";
    private int number = 0;

    Lines(Iterator<String> source) {
        this.source = source;
    }

    /// Returns the line that was read last; empty before the first.
    String line() {
        return line;
    }

    /// Returns the line number, counted from 1.
    int number() {
        return number;
    }

    boolean hasNext() {
        return !again.isEmpty() || source.hasNext();
    }

    void advance() {
        line = again.isEmpty() ? source.next() : again.remove();
        number++;
        if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
            line = line.substring(1);
        }
        if (isMarked()) {
            sinceMark.add(line);
        }
    }

    boolean isMarked() {
        return !sinceMark.isEmpty();
    }

    /// Marks the present line, unless a line is marked.
    void mark() {
        if (!isMarked()) {
            sinceMark.add(line);
        }
    }

    void forgetMark() {
        sinceMark.clear();
    }

    /// Makes the marked line the present one again.
    void returnToMark() {
        number -= sinceMark.size() - 1;
        line = sinceMark.removeFirst();
        sinceMark.reversed().forEach(again::addFirst);
        sinceMark.clear();
    }
}

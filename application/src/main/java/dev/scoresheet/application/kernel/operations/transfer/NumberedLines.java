package dev.scoresheet.application.kernel.operations.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Lines of a file, in pieces that fit into memory. The first invalid line ends them.
final class NumberedLines {

    /// @param number number of the line, counted from 1
    /// @param text text of the line
    record Numbered(long number, String text, ImportLine line) {}

    /// @param broken next line and the reason, when that line is invalid
    record Some(List<Numbered> lines, Optional<Broken> broken) {}

    record Broken(long number, String why) {}

    private static final int LINES = 1_000;
    private static final int CHARACTERS = 4 << 20;

    private final Iterator<String> texts;
    private final ImportFormat format;
    private long number;

    NumberedLines(Iterator<String> texts, ImportFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// Returns the number of lines read so far.
    long number() {
        return number;
    }

    /// Returns the next piece; it is empty at the end.
    Some next() {
        var some = new ArrayList<Numbered>();
        for (int characters = 0; texts.hasNext() && some.size() < LINES && characters < CHARACTERS; ) {
            var text = texts.next();
            number++;
            characters += text.length();
            try {
                some.add(new Numbered(number, text, format.line(text)));
            } catch (IllegalArgumentException noLine) {
                return new Some(some, Optional.of(new Broken(number, String.valueOf(noLine.getMessage()))));
            }
        }
        return new Some(some, Optional.empty());
    }
}

package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.PgnNote.Kind;
import java.util.regex.Pattern;

/// Word of movetext and its meaning. A word that may be a move counts as a move, so that no half-move is lost. The
/// rules check it later.
sealed interface Word {

    record Move(String text) implements Word {}

    record Glyph(int number) implements Word {}

    record End(Result result) implements Word {}

    /// Move number, or word that changes no move.
    record Nothing() implements Word {}

    /// `e.p.` after a capture; the board shows the same.
    Pattern EN_PASSANT = Pattern.compile("e\\.?\\s?p\\.?(?![\\p{L}\\p{Nd}])");

    /// Piece of a promotion in brackets. Any other bracket begins a variation.
    Pattern PROMOTION = Pattern.compile("\\([QRBNqrbn]\\)");

    /// Reads one word. The cursor must be at its first character, which is no bracket.
    static Word read(LineCursor cursor, Notes notes) {
        var start = cursor.copy();
        var result = ResultSpelling.read(cursor);
        if (result.isPresent()) {
            var spelled = start.textUpTo(cursor);
            if (!spelled.equals(result.get().text())) {
                notes.add(Kind.RESULT_SPELLING, start, spelled);
            }
            return new End(result.get());
        }
        return switch (cursor.peek()) {
            case '.', '\u2026' -> {
                cursor.next();
                yield new Nothing();
            }
            case '$' -> numeric(cursor, notes);
            case '!', '?', '\u203c', '\u2047', '\u2048', '\u2049' -> suffix(cursor, notes);
            default -> signsOrLetters(cursor, notes);
        };
    }

    private static Word numeric(LineCursor cursor, Notes notes) {
        var start = cursor.copy();
        cursor.next();
        int number = -1;
        while (!cursor.atEnd() && isDigit(cursor.peek())) {
            number = Math.min(Math.max(number, 0) * 10 + (cursor.next() - '0'), MoveText.GREATEST_NAG + 1);
        }
        if (number < 0 || number > MoveText.GREATEST_NAG) {
            notes.add(Kind.NO_MEANING, start, start.textUpTo(cursor));
            return new Nothing();
        }
        return new Glyph(number);
    }

    /// Reads a suffix. The six traditional suffixes are the first six glyphs (PGN standard 8.2.3.8).
    private static Word suffix(LineCursor cursor, Notes notes) {
        var start = cursor.copy();
        while (!cursor.atEnd() && "!?\u203c\u2047\u2048\u2049".indexOf(cursor.peek()) >= 0) {
            cursor.next();
        }
        var suffix = start.textUpTo(cursor);
        var glyph = Signs.glyph(suffix);
        if (glyph.isEmpty()) {
            notes.add(Kind.NO_MEANING, start, suffix);
            return new Nothing();
        }
        return new Glyph(glyph.get());
    }

    private static Word signsOrLetters(LineCursor cursor, Notes notes) {
        var end = cursor.copy();
        while (!end.atEnd() && Signs.isSign(end.peekCodePoint())) {
            end.skip(Character.charCount(end.peekCodePoint()));
        }
        var signs = cursor.textUpTo(end);
        return signs.isEmpty() || !end.atEnd() && belongsToName(end.peekCodePoint())
                ? letters(cursor, notes)
                : signs(signs, cursor, notes);
    }

    /// Reads signs that are separate, or follow a move.
    private static Word signs(String signs, LineCursor cursor, Notes notes) {
        var start = cursor.copy();
        cursor.skip(signs.length());
        var glyph = Signs.glyph(signs);
        if (glyph.isPresent()) {
            notes.add(Kind.ASSESSMENT, start, signs);
            return new Glyph(glyph.get());
        }
        if (Signs.isCheck(signs)) {
            return new Nothing();
        }
        if (signs.chars().allMatch(Signs::isMoveSign)) {
            return new Move(signs);
        }
        notes.add(Kind.NO_MEANING, start, signs);
        return new Nothing();
    }

    private static Word letters(LineCursor cursor, Notes notes) {
        if (!belongsToMove(cursor.peek())) {
            throw cursor.malformed(
                    PgnProblem.Kind.UNEXPECTED_CHARACTER,
                    "'" + Character.toString(cursor.peekCodePoint()) + "' cannot begin an element of movetext");
        }
        if (cursor.isAt(EN_PASSANT)) {
            cursor.skip(EN_PASSANT);
            return new Nothing();
        }
        var start = cursor.copy();
        var word = word(cursor);
        if (word.chars().allMatch(Word::isDigit)) {
            return new Nothing();
        }
        if (Signs.isRemark(word)) {
            notes.add(Kind.NO_MEANING, start, word);
            return new Nothing();
        }
        return new Move(word);
    }

    private static String word(LineCursor cursor) {
        var start = cursor.copy();
        while (!cursor.atEnd() && belongsToMove(cursor.peek())) {
            char last = cursor.next();
            if ((last == '1' || last == '8') && cursor.isAt(PROMOTION)) {
                cursor.skip(PROMOTION);
            } else if ((last == '3' || last == '6') && cursor.isAt(EN_PASSANT)) {
                var word = start.textUpTo(cursor);
                cursor.skip(EN_PASSANT);
                return word;
            }
        }
        var word = start.textUpTo(cursor);
        int assessment = Signs.assessmentAtEndOf(word);
        cursor.skip(-assessment);
        return word.substring(0, word.length() - assessment);
    }

    /// True for a character that makes the signs before it a part of a move.
    private static boolean belongsToName(int character) {
        return Character.isLetterOrDigit(character) || Signs.isPiece(character);
    }

    private static boolean belongsToMove(int character) {
        return Character.isLetterOrDigit(character) || Signs.isMoveSign(character);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}

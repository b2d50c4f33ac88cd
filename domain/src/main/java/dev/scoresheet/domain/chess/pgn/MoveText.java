package dev.scoresheet.domain.chess.pgn;

import java.util.List;

/// Element of the movetext of a game or of a variation. Move numbers are not elements: they follow from the start of
/// the game, and the writer makes them.
public sealed interface MoveText {

    int GREATEST_NAG = 255;

    /// Move as it was written, without a suffix such as `!?`, which is a [Nag].
    record San(String text) implements MoveText {

        public San {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a move has at least one character");
            }
        }
    }

    /// Remark, from braces or from `;` to the end of the line. A run of white space counts as one blank, because the
    /// writer wraps lines again.
    record Comment(String text) implements MoveText {

        public Comment {
            text = WhiteSpace.collapsed(text);
        }
    }

    /// Numeric annotation glyph (PGN standard, section 10): `$1` is a good move, and so on.
    record Nag(int number) implements MoveText {

        public Nag {
            if (number < 0 || number > GREATEST_NAG) {
                throw new IllegalArgumentException("a NAG is between 0 and " + GREATEST_NAG + ", not " + number);
            }
        }
    }

    /// Alternative to the move before it.
    record Variation(List<MoveText> line) implements MoveText {

        public Variation {
            line = List.copyOf(line);
        }
    }
}

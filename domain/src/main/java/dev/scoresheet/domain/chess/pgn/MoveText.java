package dev.scoresheet.domain.chess.pgn;

import java.util.List;

/// One thing that can stand in the movetext of a game or of a variation. Move numbers are no part of it: they
/// follow from the start of the game, and the writer makes them.
public sealed interface MoveText {

    int GREATEST_NAG = 255;

    /// A move as it was written, without a suffix such as `!?`: that is a [Nag].
    record San(String text) implements MoveText {

        public San {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a move has at least one character");
            }
        }
    }

    /// A remark, from braces or from `;` to the end of the line. Runs of white space count as one blank, since
    /// lines are wrapped anew wherever PGN is written.
    record Comment(String text) implements MoveText {

        public Comment {
            text = WhiteSpace.collapsed(text);
        }
    }

    /// A numeric annotation glyph (PGN standard, section 10): `$1` is a good move, and so on.
    record Nag(int number) implements MoveText {

        public Nag {
            if (number < 0 || number > GREATEST_NAG) {
                throw new IllegalArgumentException("a NAG is between 0 and " + GREATEST_NAG + ", not " + number);
            }
        }
    }

    /// What could have been played instead of the move before it.
    record Variation(List<MoveText> line) implements MoveText {

        public Variation {
            line = List.copyOf(line);
        }
    }
}

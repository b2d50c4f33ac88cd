package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialTest {

    @ParameterizedTest
    @CsvSource({
        "bare kings,                              4k3/8/8/8/8/8/8/4K3,         true,  true",
        "a knight,                                4k3/8/8/8/8/8/8/4KN2,        true,  true",
        "a bishop,                                4k3/8/8/8/8/8/8/4KB2,        true,  true",
        "bishops of one colour against another,   4k1b1/8/8/8/8/8/8/4KB2,       true,  true",
        "bishops of both colours,                 4kb2/8/8/8/8/8/8/4KB2,       false, false",
        "two bishops of one colour,               4k3/8/8/8/8/8/8/3BKB2,       true,  true",
        "the pair of bishops,                     4k3/8/8/8/8/8/8/2B1KB2,      false, true",
        "knight against knight,                   4kn2/8/8/8/8/8/8/4KN2,       false, false",
        "two knights,                             4k3/8/8/8/8/8/8/3NKN2,       false, true",
        "bishop against knight,                   4kn2/8/8/8/8/8/8/4KB2,       false, false",
        "knight against pawn,                     4k3/4p3/8/8/8/8/8/4KN2,      false, false",
        "knight against rook,                     4k2r/8/8/8/8/8/8/4KN2,       false, false",
        "knight against bishop,                   4kb2/8/8/8/8/8/8/4KN2,       false, false",
        "knight against queen,                    3qk3/8/8/8/8/8/8/4KN2,       true,  false",
        "bishop against queen,                    3qk3/8/8/8/8/8/8/4KB2,       true,  false",
        "bishop against rook,                     4k2r/8/8/8/8/8/8/4KB2,       true,  false",
        "bishop against pawn,                     4k3/4p3/8/8/8/8/8/4KB2,      false, false",
        "bishop and knight,                       4k3/8/8/8/8/8/8/4KBN1,       false, true",
        "a pawn,                                  4k3/8/8/8/8/8/4P3/4K3,       false, true",
        "a rook,                                  4k3/8/8/8/8/8/8/4K2R,        false, true",
        "a queen,                                 4k3/8/8/8/8/8/8/3QK3,        false, true",
    })
    void who_cannot_mate(String name, String placement, boolean white, boolean black) {
        var board = Positions.read(placement + " w - -").board();
        assertEquals(white, Material.cannotMate(Side.WHITE, board), name);
        assertEquals(black, Material.cannotMate(Side.BLACK, board), name);
        assertEquals(white && black, Material.isDead(board), name);
    }
}

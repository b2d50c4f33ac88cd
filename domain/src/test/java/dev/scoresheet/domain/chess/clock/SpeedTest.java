package dev.scoresheet.domain.chess.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.archive.StatedTimeControl;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SpeedTest {

    private static final Pattern EVENT = Pattern.compile(
            "\\[Event \".*?(ultrabullet|bullet|blitz|rapid|classical|correspondence).*\"]", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\[TimeControl \"(\\d+)\\+(\\d+)\"]");

    /// The name of an event contains the category of the site that organised it.
    @Test
    void the_category_equals_the_one_in_the_name_of_the_event() throws IOException {
        var agreed = new TreeMap<Speed, Integer>();
        var named = "";
        var lines = new ArrayList<>(PgnLines.of(TestData.path("pgn/lichess/standard.pgn.gz")));
        lines.addAll(PgnLines.of(TestData.path("pgn/lichess/from-position.pgn.gz")));
        for (var line : lines) {
            var event = EVENT.matcher(line);
            var control = CONTROL.matcher(line);
            if (line.startsWith("[Event ")) {
                named = event.matches() ? event.group(1).toLowerCase(Locale.ROOT) : "";
            } else if (control.matches() && !named.isEmpty()) {
                var speed = new StatedTimeControl.Fischer(
                                Integer.parseInt(control.group(1)), Integer.parseInt(control.group(2)))
                        .speed();
                assertEquals(named, speed.word().toLowerCase(Locale.ROOT), line);
                agreed.merge(speed, 1, Integer::sum);
            }
        }
        int all = agreed.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("speed categories that agree: %,d, %s%n", all, agreed);
        assertTrue(all >= 35_300, all + " games only");
    }

    @Test
    void each_limit_belongs_to_the_slower_category() {
        var limits = Map.of(
                29, Speed.ULTRA_BULLET,
                30, Speed.BULLET,
                179, Speed.BULLET,
                180, Speed.BLITZ,
                479, Speed.BLITZ,
                480, Speed.RAPID,
                1499, Speed.RAPID,
                1500, Speed.CLASSICAL);
        limits.forEach((seconds, speed) -> assertEquals(speed, Speed.of(TimeControl.fischer(seconds, 0))));
        assertEquals(Speed.CLASSICAL, new StatedTimeControl.Fischer(999_999_999, 999_999_999).speed());
        assertEquals(Speed.BLITZ, Speed.of(TimeControl.fischer(180, 2)));
        assertEquals(Speed.CORRESPONDENCE, Speed.of(TimeControl.UNTIMED));
        assertEquals(Speed.CORRESPONDENCE, new StatedTimeControl.Correspondence().speed());
        assertEquals(Speed.UNKNOWN, new StatedTimeControl.Unstated().speed());
    }
}

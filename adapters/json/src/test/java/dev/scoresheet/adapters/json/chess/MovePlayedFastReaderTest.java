package dev.scoresheet.adapters.json.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Reader without the parser, compared with the parser.
class MovePlayedFastReaderTest {

    private static final EventType STORED = new EventType("game.move-played", 1);
    private static final String ALPHABET = "0123456789abcdefgh\"\\{}:,.-TZ uénull\u0000";

    /// Codec that uses only the parser.
    private final JsonEventCodec<MovePlayed> parser = new JsonEventCodec<>(new EventTypes<>() {

        private final StoredType<MovePlayed> move = StoredType.of("game.move-played", MovePlayed.class);

        @Override
        public StoredType<MovePlayed> of(MovePlayed event) {
            return move;
        }

        @Override
        public List<StoredType<? extends MovePlayed>> all() {
            return List.of(move);
        }

        @Override
        public Map<Class<?>, Class<?>> mixins() {
            return new ChessEventTypes().mixins();
        }
    });

    @Test
    void every_move_is_read_from_what_the_codec_writes() {
        var random = Seed.random("MovePlayedFastReaderTest");
        for (int i = 0; i < 2_000; i++) {
            var move = anyMove(random);
            assertEquals(
                    Optional.of(move),
                    MovePlayedFastReader.read(parser.encode(move).data()));
        }
    }

    @Test
    void a_damaged_text_is_read_as_by_the_parser_or_not_at_all() {
        var random = Seed.random("MovePlayedFastReaderTest");
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            var data = damaged(parser.encode(anyMove(random)).data(), random);
            var quick = MovePlayedFastReader.read(data);
            assertEquals(parsed(data).filter(move -> quick.isPresent()), quick, data);
            read += quick.isPresent() ? 1 : 0;
        }
        assertTrue(read > 1_000, "damage within a number is another number: " + read);
    }

    private Optional<MovePlayed> parsed(String data) {
        try {
            return Optional.of(parser.decode(STORED, data));
        } catch (Undecodable refused) {
            return Optional.empty();
        }
    }

    private static MovePlayed anyMove(Random random) {
        var at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000) * 1_000_000L);
        var time = random.nextBoolean() ? MoveTime.UNTIMED : new MoveTime.Measured(millis(random), millis(random));
        return new MovePlayed(random.nextInt(400), random.nextBoolean() ? "e2e4" : "a7a8q", time, at);
    }

    private static Duration millis(Random random) {
        return Duration.ofMillis(random.nextLong(random.nextBoolean() ? 10 : 10_000_000));
    }

    private static String damaged(String text, Random random) {
        var at = random.nextInt(text.length());
        var other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            case 2 -> text.substring(0, at);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
    }
}

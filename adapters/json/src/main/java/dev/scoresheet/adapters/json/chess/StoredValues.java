package dev.scoresheet.adapters.json.chess;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.StatedTimeControl;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.StartedAt;
import dev.scoresheet.domain.chess.game.TimeGiver;
import dev.scoresheet.domain.chess.rating.CarriedFrom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// Stored form of the values within events. Words are spelled out here and not taken from the names of constants, so
/// that a rename cannot change stored data. A value with several forms names its `kind`.
final class StoredValues {

    static final Map<Class<?>, Class<?>> MIXINS = Map.ofEntries(
            Map.entry(PlayerId.class, Word.class),
            Map.entry(Side.class, Sides.class),
            Map.entry(Variant.class, Variants.class),
            Map.entry(Result.class, Results.class),
            Map.entry(Termination.class, Terminations.class),
            Map.entry(Ruleset.class, Rulesets.class),
            Map.entry(GameSource.class, Sources.class),
            Map.entry(Rating.class, Ratings.class),
            Map.entry(TimeControl.class, TimeControls.class),
            Map.entry(StatedTimeControl.class, StatedTimeControls.class),
            Map.entry(StartedAt.class, Starts.class),
            Map.entry(EndedBy.class, Enders.class),
            Map.entry(TimeGiver.class, Givers.class),
            Map.entry(ClockTimes.class, Clocks.class),
            Map.entry(ClockTimes.Shown.class, ClocksShown.class),
            Map.entry(MoveTime.class, MoveTimes.class),
            Map.entry(MoveTime.Measured.class, MeasuredTime.class),
            Map.entry(TimeGiven.class, Gift.class),
            Map.entry(GameImported.class, Imported.class),
            Map.entry(Addressee.class, Addressees.class),
            Map.entry(RematchOf.class, Rematches.class),
            Map.entry(ColourChoice.class, ColourChoices.class),
            Map.entry(Speed.class, Speeds.class),
            Map.entry(CarriedFrom.class, Origins.class));

    private StoredValues() {}

    abstract static class Word {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Word(String value) {}

        @JsonValue
        abstract String value();
    }

    enum Sides {
        @JsonProperty("white")
        WHITE,
        @JsonProperty("black")
        BLACK
    }

    enum Variants {
        @JsonProperty("standard")
        STANDARD,
        @JsonProperty("chess960")
        CHESS960
    }

    interface Results {

        @JsonValue
        String text();
    }

    interface Terminations {

        @JsonValue
        String word();
    }

    interface Speeds {

        @JsonValue
        String word();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CarriedFrom.Nothing.class, name = "nothing"),
        @JsonSubTypes.Type(value = CarriedFrom.Book.class, name = "book")
    })
    interface Origins {}

    enum Rulesets {
        @JsonProperty("fide")
        FIDE,
        @JsonProperty("claims-only")
        CLAIMS_ONLY
    }

    enum Sources {
        @JsonProperty("direct")
        DIRECT,
        @JsonProperty("challenge")
        CHALLENGE,
        @JsonProperty("lobby")
        LOBBY,
        @JsonProperty("arena")
        ARENA,
        @JsonProperty("rematch")
        REMATCH,
        @JsonProperty("unknown")
        UNKNOWN
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Addressee.OnePlayer.class, name = "player"),
        @JsonSubTypes.Type(value = Addressee.Anyone.class, name = "anyone")
    })
    interface Addressees {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RematchOf.Game.class, name = "game"),
        @JsonSubTypes.Type(value = RematchOf.None.class, name = "none")
    })
    interface Rematches {}

    enum ColourChoices {
        @JsonProperty("white")
        WHITE,
        @JsonProperty("black")
        BLACK,
        @JsonProperty("random")
        RANDOM
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Rating.Known.class, name = "known"),
        @JsonSubTypes.Type(value = Rating.Unknown.class, name = "unknown")
    })
    interface Ratings {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimeControl.Fischer.class, name = "fischer"),
        @JsonSubTypes.Type(value = TimeControl.Untimed.class, name = "untimed")
    })
    interface TimeControls {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = StatedTimeControl.Fischer.class, name = "fischer"),
        @JsonSubTypes.Type(value = StatedTimeControl.Correspondence.class, name = "correspondence"),
        @JsonSubTypes.Type(value = StatedTimeControl.Unstated.class, name = "unstated")
    })
    interface StatedTimeControls {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = StartedAt.Known.class, name = "known"),
        @JsonSubTypes.Type(value = StartedAt.Unknown.class, name = "unknown")
    })
    interface Starts {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EndedBy.Player.class, name = "player"),
        @JsonSubTypes.Type(value = EndedBy.Rules.class, name = "rules"),
        @JsonSubTypes.Type(value = EndedBy.Server.class, name = "server")
    })
    interface Enders {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimeGiver.Player.class, name = "player"),
        @JsonSubTypes.Type(value = TimeGiver.Server.class, name = "server")
    })
    interface Givers {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ClockTimes.Shown.class, name = "shown"),
        @JsonSubTypes.Type(value = ClockTimes.None.class, name = "none")
    })
    interface Clocks {}

    interface ClocksShown {

        @JsonProperty("whiteMillis")
        @JsonSerialize(using = Millis.Writer.class)
        @JsonDeserialize(using = Millis.Reader.class)
        Duration white();

        @JsonProperty("blackMillis")
        @JsonSerialize(using = Millis.Writer.class)
        @JsonDeserialize(using = Millis.Reader.class)
        Duration black();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MoveTime.Measured.class, name = "measured"),
        @JsonSubTypes.Type(value = MoveTime.Untimed.class, name = "untimed")
    })
    interface MoveTimes {}

    interface MeasuredTime {

        @JsonProperty("usedMillis")
        @JsonSerialize(using = Millis.Writer.class)
        @JsonDeserialize(using = Millis.Reader.class)
        Duration used();

        @JsonProperty("clockMillis")
        @JsonSerialize(using = Millis.Writer.class)
        @JsonDeserialize(using = Millis.Reader.class)
        Duration remaining();
    }

    interface Gift {

        @JsonProperty("millis")
        @JsonSerialize(using = Millis.Writer.class)
        @JsonDeserialize(using = Millis.Reader.class)
        Duration time();
    }

    interface Imported {

        @JsonProperty("clockMillis")
        @JsonSerialize(contentUsing = Millis.Writer.class)
        @JsonDeserialize(contentUsing = Millis.Reader.class)
        List<Duration> clocks();
    }
}

package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.operations.transfer.ImportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ImportLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reader of the lines that [JsonExportFormat] writes: their members and no others, in any order. [ImportLine] lists
/// the members that a handwritten line may omit. An instant may have fewer than six decimals.
public final class JsonImportFormat implements ImportFormat {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final JsonMapper mapper = StrictJsonMapper.linesOf(StorableText.LARGEST_READ);

    @Override
    public ImportLine line(String text) {
        JsonNode node;
        try {
            node = mapper.readTree(text);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException(Trouble.in(notJson), notJson);
        }
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("it is not an object");
        }
        var members = new Members(object);
        return switch (members.text("kind")) {
            case "log" -> log(members.only(Set.of("kind", "incarnation", "head", "chain")));
            case "event" ->
                event(members.only(Set.of(
                        "kind",
                        "position",
                        "stream",
                        "version",
                        "type",
                        "schemaVersion",
                        "recordedAt",
                        "metadata",
                        "data",
                        "digest")));
            case "seal" -> seal(members.only(Set.of("kind", "first", "last", "recordedAt", "format", "chain")));
            default -> throw new IllegalArgumentException("its kind is not log, event or seal");
        };
    }

    private static ImportLine log(Members line) {
        return new ImportLine.Log(
                line.has("head") ? OptionalLong.of(line.number("head")) : OptionalLong.empty(), line.hash("chain"));
    }

    private static ImportLine event(Members line) {
        return new ImportLine.Event(
                line.number("position"),
                line.text("stream"),
                line.number("version"),
                line.text("type"),
                line.whole("schemaVersion"),
                line.moment("recordedAt"),
                line.text("metadata"),
                line.text("data"),
                line.hash("digest"));
    }

    private static ImportLine seal(Members line) {
        return new ImportLine.Sealed(new Seal(
                line.number("first"),
                line.number("last"),
                line.moment("recordedAt"),
                line.whole("format"),
                line.hash("chain").orElseThrow(() -> new IllegalArgumentException("it has no chain"))));
    }

    /// Members of one line. A member with a wrong form is refused by name.
    private record Members(ObjectNode line) {

        Members only(Set<String> known) {
            for (var name : line.propertyNames()) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException("a line of this kind has no members other than "
                            + known.stream().sorted().toList());
                }
            }
            return this;
        }

        boolean has(String member) {
            return line.has(member);
        }

        String text(String member) {
            var node = there(member);
            if (!node.isString()) {
                throw new IllegalArgumentException("its " + member + " is not a text");
            }
            return node.stringValue();
        }

        long number(String member) {
            var node = there(member);
            if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
                throw new IllegalArgumentException("its " + member + " is not a whole number from 0 on");
            }
            return node.longValue();
        }

        int whole(String member) {
            long number = number(member);
            if (number > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("its " + member + " is too large");
            }
            return (int) number;
        }

        /// Reads an instant from 1970 on, where logs begin.
        Instant moment(String member) {
            var written = text(member);
            try {
                var moment = Instant.parse(written);
                if (written.toUpperCase(Locale.ROOT).endsWith("Z")
                        && moment.equals(moment.truncatedTo(ChronoUnit.MICROS))
                        && !moment.isBefore(Instant.EPOCH)
                        && moment.isBefore(END_OF_TIME)) {
                    return moment;
                }
            } catch (DateTimeParseException noMoment) {
                // refused below
            }
            throw new IllegalArgumentException("its " + member
                    + " is not an instant in UTC with at most six decimals, such as 2026-11-21T12:00:00.000000Z");
        }

        Optional<Bytes> hash(String member) {
            if (!line.has(member)) {
                return Optional.empty();
            }
            var written = text(member);
            if (!written.matches("[0-9a-f]{%d}".formatted(2 * LogDigest.BEGINNING.length()))) {
                throw new IllegalArgumentException("its " + member + " is not 64 digits of lower-case hex");
            }
            return Optional.of(Bytes.ofHex(written));
        }

        private JsonNode there(String member) {
            var node = line.get(member);
            if (node == null) {
                throw new IllegalArgumentException("it has no " + member);
            }
            return node;
        }
    }
}

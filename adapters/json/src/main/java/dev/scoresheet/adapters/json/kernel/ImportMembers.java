package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Members of one line of an import. A member with a wrong form is refused by name.
record ImportMembers(ObjectNode line) {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    ImportMembers only(Set<String> known) {
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
            throw new IllegalArgumentException("its " + member + " is not a whole number of at least 0");
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

    Bytes requiredHash(String member) {
        return hash(member).orElseThrow(() -> new IllegalArgumentException("it has no " + member));
    }

    OptionalLong numberIfPresent(String member) {
        return has(member) ? OptionalLong.of(number(member)) : OptionalLong.empty();
    }

    Optional<String> textIfPresent(String member) {
        return has(member) ? Optional.of(plainText(member)) : Optional.empty();
    }

    Optional<Instant> momentIfPresent(String member) {
        return has(member) ? Optional.of(moment(member)) : Optional.empty();
    }

    /// Reads a text that a database can store.
    String plainText(String member) {
        var text = text(member);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("its " + member + " has a NUL");
        }
        return text;
    }

    boolean flag(String member) {
        var node = there(member);
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("its " + member + " is not true or false");
        }
        return node.booleanValue();
    }

    EventRef event(String member) {
        return event(member, text(member));
    }

    List<EventRef> events(String member) {
        return elements(member).stream()
                .map(node -> event(member, node.isString() ? node.stringValue() : ""))
                .toList();
    }

    private static EventRef event(String member, String written) {
        try {
            return EventRef.parse(written);
        } catch (IllegalArgumentException noEvent) {
            throw new IllegalArgumentException("its " + member + " is not an event, written stream@version", noEvent);
        }
    }

    List<Long> numbers(String member) {
        var numbers = new ArrayList<Long>();
        for (var node : elements(member)) {
            if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
                throw new IllegalArgumentException("its " + member + " has an element that is not a position");
            }
            numbers.add(node.longValue());
        }
        return numbers;
    }

    List<ImportMembers> objects(String member) {
        return elements(member).stream().map(node -> object(member, node)).toList();
    }

    Optional<ImportMembers> objectIfPresent(String member) {
        return has(member) ? Optional.of(object(member, there(member))) : Optional.empty();
    }

    private static ImportMembers object(String member, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new ImportMembers(object);
        }
        throw new IllegalArgumentException("its " + member + " is not an object");
    }

    private List<JsonNode> elements(String member) {
        if (there(member) instanceof ArrayNode array) {
            return array.valueStream().toList();
        }
        throw new IllegalArgumentException("its " + member + " is not a list");
    }

    private JsonNode there(String member) {
        var node = line.get(member);
        if (node == null) {
            throw new IllegalArgumentException("it has no " + member);
        }
        return node;
    }
}

package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reader of a body as exactly one JSON text. It refuses text that two readers could understand differently, and values
/// that no store must receive. The problem names the place, but never repeats the refused text.
final class RequestBodyReader {

    private static final int DEEPEST = 32;
    private static final int MOST_TOKENS = 10_000;
    private static final int MOST_DIGITS = 15;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(Limits.DEFAULT.bodyBytes())
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RequestBodyReader() {}

    static JsonNode read(Buffer body) {
        var text = text(body.getBytes());
        if (text.indexOf(BYTE_ORDER_MARK) == 0) {
            throw malformed("it begins with a byte order mark");
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (StreamConstraintsException excess) {
            throw malformed("it is nested deeper than " + DEEPEST + " or has more than " + MOST_TOKENS + " tokens"
                    + at(excess.getLocation()));
        } catch (NumberFormatException excess) {
            throw ProblemException.body(
                    "", "has a number with too large an exponent"); // the exponent is too large for a decimal
        } catch (JacksonException malformed) {
            throw malformed(
                    (duplicate(malformed) ? "a member occurs twice" : "reading stopped") + at(malformed.getLocation()));
        }
        if (tree.isMissingNode()) {
            throw malformed("it is empty");
        }
        check(tree, "");
        return tree;
    }

    private static String text(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException invalid) {
            throw malformed("it is not UTF-8 at byte " + in.position());
        }
        return out.flip().toString();
    }

    private static boolean duplicate(JacksonException malformed) {
        var message = malformed.getOriginalMessage();
        return message != null && message.startsWith("Duplicate");
    }

    private static String at(TokenStreamLocation location) {
        return location == null ? "" : " at character " + Math.max(0, location.getCharOffset());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(KernelProblems.MALFORMED_JSON.of("The body is not one JSON text: " + detail + "."));
    }

    /// Refuses values that JSON allows but a log must not hold: text with a [StorableText.Defect], and some numbers. A
    /// number of a few bytes can have megabytes when written out.
    private static void check(JsonNode node, String pointer) {
        switch (node.getNodeType()) {
            case STRING -> checkText(node.stringValue(), pointer);
            case NUMBER -> checkNumber(node, pointer);
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), pointer + "/" + i);
                }
            }
            case OBJECT ->
                node.properties().forEach(member -> {
                    checkText(member.getKey(), pointer);
                    check(member.getValue(), BodyPointer.member(pointer, member.getKey()));
                });
            case BOOLEAN, NULL, BINARY, MISSING, POJO -> {}
        }
    }

    private static void checkText(String text, String pointer) {
        StorableText.defect(text).ifPresent(defect -> {
            throw ProblemException.body(
                    pointer,
                    switch (defect.kind()) {
                        case NUL -> "has the character NUL";
                        case HALF_PAIR -> "has half of a surrogate pair";
                    });
        });
    }

    private static void checkNumber(JsonNode number, String pointer) {
        if (number.isIntegralNumber()) {
            if (!number.canConvertToLong() || Math.abs(number.longValue()) >= 1_000_000_000_000_000L) {
                throw ProblemException.body(pointer, "has more than " + MOST_DIGITS + " digits");
            }
            return;
        }
        var decimal = number.decimalValue();
        if (decimal.scale() < 0 || decimal.scale() > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
            throw ProblemException.body(pointer, "has an exponent or more than " + MOST_DIGITS + " digits");
        }
    }
}

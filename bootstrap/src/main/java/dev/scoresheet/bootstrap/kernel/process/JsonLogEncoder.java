package dev.scoresheet.bootstrap.kernel.process;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.scoresheet.application.kernel.Product;
import java.nio.charset.StandardCharsets;

/// Encoder of a log entry as one JSON document on one line. It uses names of the Elastic Common Schema, which log
/// collectors know: `@timestamp` (UTC), `log.level`, `message`, `log.logger`, `process.thread.name`, `process.pid`,
/// `service.name`. For an exception it adds `error.type`, `error.message` and `error.stack_trace`.
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final String SCHEMA = "1.2.0";

    private final long process = ProcessHandle.current().pid();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent entry) {
        var line = new StringBuilder(300).append('{');
        member(line, "@timestamp", entry.getInstant().toString());
        member(line, "log.level", entry.getLevel().toString());
        member(line, "message", String.valueOf(entry.getFormattedMessage()));
        member(line, "ecs.version", SCHEMA);
        member(line, "service.name", Product.NAME);
        member(line, "log.logger", entry.getLoggerName());
        member(line, "process.thread.name", entry.getThreadName());
        line.append(",\"process.pid\":").append(process);
        var thrown = entry.getThrowableProxy();
        if (thrown != null) {
            member(line, "error.type", thrown.getClassName());
            member(line, "error.message", String.valueOf(thrown.getMessage()));
            member(line, "error.stack_trace", ThrowableProxyUtil.asString(thrown));
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void member(StringBuilder line, String name, String value) {
        if (line.length() > 1) {
            line.append(',');
        }
        line.append('"').append(name).append("\":\"");
        value.codePoints().forEach(character -> escaped(line, character));
        line.append('"');
    }

    /// Escapes all characters that break a line or a document in any reader, including unpaired surrogates.
    private static void escaped(StringBuilder line, int character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (character < 0x20
                        || character >= 0x7f && character < 0xa0
                        || character == 0x2028
                        || character == 0x2029
                        || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                    line.append(String.format("\\u%04x", character));
                } else {
                    line.appendCodePoint(character);
                }
            }
        }
    }
}

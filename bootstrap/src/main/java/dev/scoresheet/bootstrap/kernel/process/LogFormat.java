package dev.scoresheet.bootstrap.kernel.process;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/// Log format of this process: text lines for people, or JSON for machines.
public final class LogFormat {

    private LogFormat() {}

    /// Switches the log to one JSON document on one line per entry.
    public static void asJson() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var lines = new JsonLogEncoder();
            lines.setContext(context);
            lines.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
                    writing.setEncoder(lines);
                }
            });
        }
    }
}

package dev.scoresheet.bootstrap.kernel.process;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/// What form this process logs in. Lines for people, unless a machine reads them.
public final class LogFormat {

    private LogFormat() {}

    /// From now on each entry is one JSON document on one line.
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

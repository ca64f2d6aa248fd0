package org.talktous.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a package logs from now on, as whoever runs the service reads it. */
public final class LogLines implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  private LogLines(Logger logger) {
    this.logger = logger;
    lines.start();
    logger.addAppender(lines);
  }

  public static LogLines of(String name) {
    return new LogLines((Logger) LoggerFactory.getLogger(name));
  }

  public List<String> read() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The lines among them that have a stack trace. */
  public List<String> traces() {
    return lines.list.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
    lines.stop();
  }
}

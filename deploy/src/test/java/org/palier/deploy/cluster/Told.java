package org.palier.deploy.cluster;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class writes to the log while this is open. */
final class Told implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Handler handler = new Handler() {
    @Override public void publish(LogRecord record) {
      lines.add(record.getLevel() + " " + (record.getParameters() == null ? record.getMessage() : MessageFormat.format(record.getMessage(), record.getParameters())));
    }

    @Override public void flush() {}

    @Override public void close() {}
  };

  Told(Class<?> who) {
    logger = Logger.getLogger(who.getName());
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  /** Level and message. */
  List<String> lines() {
    return lines;
  }

  @Override public void close() {
    logger.removeHandler(handler);
  }
}

package org.palier.deploy;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** One line for each record, to standard error; libraries only when something is wrong. */
final class Logging {
  private static final Logger ROOT = Logger.getLogger("");
  /** Held here: a logger that nobody holds is forgotten with its level, and what it should tell is not told. */
  private static final Logger OURS = Logger.getLogger("org.palier");
  /** They write what browsers send, and the addresses of browsers that have gone; the gate of signalling says what there is to say. */
  private static final Logger BRIDGE = Logger.getLogger("io.vertx.ext.web.handler.sockjs"), GONE = Logger.getLogger("io.vertx.core.eventbus.impl.MessageConsumerImpl");

  private Logging() {}

  static void configure() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tLZ %4$-7s %3$s: %5$s%6$s%n");
    for (var handler : ROOT.getHandlers()) ROOT.removeHandler(handler);
    var console = new ConsoleHandler();
    console.setFormatter(new SimpleFormatter());
    console.setLevel(Level.ALL);
    ROOT.addHandler(console);
    ROOT.setLevel(Level.WARNING);
    OURS.setLevel(Level.INFO);
    BRIDGE.setLevel(Level.OFF);
    GONE.setLevel(Level.SEVERE);
  }
}

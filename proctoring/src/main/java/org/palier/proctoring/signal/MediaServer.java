package org.palier.proctoring.signal;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The other side of a negotiation, where there is one media server instead of many browsers. */
public interface MediaServer {
  /** How browsers address it. */
  String NAME = "media";

  /**
   * Takes what a page said that may say it.
   *
   * @param from    how the room speaks of the page: the sitting, or the supervisor's tab
   * @param message with its {@code type}, as {@code PROTOCOL.md} has it
   * @return false when it means nothing here
   */
  boolean accept(String room, String from, boolean candidate, JsonObject message);

  /**
   * Gives a supervisor's tab nothing more, at once.
   *
   * @param silenced whose sound only; empty: of everybody, everything
   */
  void revoke(String room, String from, Optional<String> silenced);
}

package org.palier.proctoring.room;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * An event as stored, with its circumstances.
 *
 * @param by  the account that acted, or {@code clock} when nobody did
 * @param at  the server's time
 * @param key of the act that made it: whoever repeats an act because the answer was lost repeats its key, and nothing happens twice
 */
public record RoomFact(@PersonalData("who did what under supervision") String by, Instant at, Optional<String> key, RoomEvent event) {
  /** Who acts when the clock does. */
  public static final String CLOCK = "clock";
}

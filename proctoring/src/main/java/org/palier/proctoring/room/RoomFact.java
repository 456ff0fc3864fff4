package org.palier.proctoring.room;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * An event as stored, with its circumstances.
 *
 * @param by     the account that acted, or {@code clock} when nobody did
 * @param at     the server's time
 * @param key    of the act that made it: whoever repeats an act because the answer was lost repeats its key, and nothing happens twice
 * @param erased that something of it was erased since; empty while it says what it said at first
 */
@PersonalData("what happened to whoever sat in a room")
public record RoomFact(@PersonalData("who did what under supervision") String by, Instant at, @Impersonal("names an act") Optional<String> key, RoomEvent event, Optional<Erased> erased) {
  /** Who acts when the clock does. */
  public static final String CLOCK = "clock";

  /**
   * @param digest SHA-256 of the fact as it was stored at first: with it a fingerprint still proves what stands beside it
   * @param rule   by which: the name of a clock, or of a request
   */
  @Impersonal("that something went")
  public record Erased(@Impersonal("a digest") String digest, Instant at, @Impersonal("names a rule") String rule) {}

  public RoomFact(String by, Instant at, Optional<String> key, RoomEvent event) {
    this(by, at, key, event, Optional.empty());
  }

  /** When it happened, where whoever told it later said so and is believed; else {@code at}. */
  public Instant happenedAt() {
    var said = switch (event) {
      case RoomEvent.Arrived e -> e.clientAt();
      case RoomEvent.Departed e -> e.clientAt();
      case RoomEvent.SignalSeen e -> e.clientAt();
      case RoomEvent.IncidentLogged e -> e.clientAt();
      default -> Optional.<Instant>empty();
    };
    return said.filter(earlier -> earlier.isBefore(at)).orElse(at);
  }
}

package org.palier.proctoring.media;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What browsers and server say to each other about media. Constructors refuse what is malformed or too long; nothing depends on any one of them arriving. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Signal.class, name = "signal"),
    @Type(value = Want.class, name = "want"),
    @Type(value = MediaState.class, name = "media-state")})
public sealed interface MediaMessage permits Signal, Want, MediaState {
  /** @param pc the name of a connection, chosen by its watcher or by the server; @param gen its generation, 0 before the first */
  static void check(String pc, int gen) {
    if (!pc.matches("[A-Za-z0-9_.-]{1,100}")) throw new IllegalArgumentException("connection name of " + pc.length() + " characters: 1 to 100 letters, digits, _ . -");
    if (gen < 0 || gen > 1_000_000) throw new IllegalArgumentException("generation " + gen + ": 0 to 1,000,000");
  }
}

package org.palier.proctoring.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a segment shows, and whether it moves. In JSON and in addresses {@code still-camera}. */
public enum Track {
  CAMERA, SCREEN, STILL_CAMERA, STILL_SCREEN;

  @JsonValue public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws IllegalArgumentException for anything else; the contract lets nothing else come here */
  public static Track of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElseThrow(() -> new IllegalArgumentException("track " + code));
  }

  /** Otherwise of the screen. */
  boolean camera() {
    return this == CAMERA || this == STILL_CAMERA;
  }

  public boolean still() {
    return this == STILL_CAMERA || this == STILL_SCREEN;
  }
}

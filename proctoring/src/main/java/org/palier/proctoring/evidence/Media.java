package org.palier.proctoring.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a segment may be made of, and how such bytes begin: a segment without its own beginning would not play alone. */
public enum Media {
  WEBM("video/webm", 0, 0x1A, 0x45, 0xDF, 0xA3),
  MP4("video/mp4", 4, 'f', 't', 'y', 'p'),
  JPEG("image/jpeg", 0, 0xFF, 0xD8, 0xFF);

  /** How many bytes {@link #begins} wants to see. */
  static final int BEGINNING = 8;

  private final String type;
  private final int at;
  private final int[] mark;

  Media(String type, int at, int... mark) {
    this.type = type;
    this.at = at;
    this.mark = mark;
  }

  /** The media type, without parameters. */
  @JsonValue public String type() {
    return type;
  }

  /** @throws IllegalArgumentException for anything else; the contract lets nothing else come here */
  @JsonCreator public static Media of(String type) {
    return Arrays.stream(values()).filter(one -> one.type.equals(type)).findFirst().orElseThrow(() -> new IllegalArgumentException("media " + type));
  }

  /** @param beginning the first {@link #BEGINNING} bytes, or all there are */
  boolean begins(byte[] beginning) {
    if (beginning.length < at + mark.length) return false;
    for (int i = 0; i < mark.length; i++) if ((beginning[at + i] & 0xFF) != mark[i]) return false;
    return true;
  }

  boolean still() {
    return this == JPEG;
  }
}

package org.palier.engine.content;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * One thing to choose, order or match.
 *
 * @param id    unique in its list, 1 to 16 letters or digits
 * @param fixed stays in its place when the others are shuffled (QTI: {@code fixed}); false when absent
 */
public record Option(String id, String text, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean fixed) {
  public Option {
    if (!id.matches("[A-Za-z0-9]{1,16}")) throw new IllegalArgumentException("option id: " + id);
    if (text.isBlank()) throw new IllegalArgumentException("option " + id + " has no text");
  }
}

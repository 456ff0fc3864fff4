package org.palier.engine.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One thing to choose, order or match.
 *
 * @param id    unique in its list, 1 to 16 letters or digits
 * @param fixed stays in its place when the others are shuffled (QTI: {@code fixed})
 */
public record Option(String id, String text, @JsonProperty(defaultValue = "false") boolean fixed) {
  public Option {
    if (!id.matches("[A-Za-z0-9]{1,16}")) throw new IllegalArgumentException("option id: " + id);
    if (text.isBlank()) throw new IllegalArgumentException("option " + id + " has no text");
  }
}

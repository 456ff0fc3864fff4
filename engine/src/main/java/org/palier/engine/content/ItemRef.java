package org.palier.engine.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One version of one item, written {@code ecom-001@2}: what a form, an event and an audit name.
 *
 * @param id      lower-case letters, digits and hyphens, 1 to 64 characters; never reused
 * @param version 1 or more; any change a candidate could see makes a new one
 */
public record ItemRef(String id, int version) {
  public ItemRef {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) throw new IllegalArgumentException("item id: " + id);
    if (version < 1) throw new IllegalArgumentException("item version: " + version);
  }

  @JsonCreator
  public static ItemRef parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1) throw new IllegalArgumentException("item reference: " + text);
    return new ItemRef(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
  }

  @Override
  @JsonValue
  public String toString() {
    return id + "@" + version;
  }
}

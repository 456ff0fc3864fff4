package org.palier.engine.certification;

/** What a person reads, in both languages. */
public record Text(String fr, String en) {
  public Text {
    if (fr.isBlank() || en.isBlank()) throw new IllegalArgumentException("a text needs its French and its English");
  }
}

package org.palier.engine.web;

import java.util.Locale;

/** The languages that people read. French is the default. */
public enum Language {
  FR, EN;

  /** The first of the header's languages that we speak (RFC 9110, 12.5.4); French when there is none or it is unreadable. */
  public static Language accepted(String header) {
    if (header == null) return FR;
    try {
      for (var range : Locale.LanguageRange.parse(header)) {
        if (range.getRange().startsWith("en")) return EN;
        if (range.getRange().startsWith("fr")) return FR;
      }
    } catch (IllegalArgumentException _) {
      return FR;
    }
    return FR;
  }

  public Locale locale() {
    return this == EN ? Locale.ENGLISH : Locale.FRENCH;
  }

  /** {@code fr} or {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

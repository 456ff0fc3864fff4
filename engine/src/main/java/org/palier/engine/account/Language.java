package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A language Palier speaks to people. */
public enum Language {
  FR(Locale.FRANCE), EN(Locale.UK);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The BCP 47 tag: {@code fr} or {@code en}. */
  @JsonValue public String tag() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }
}

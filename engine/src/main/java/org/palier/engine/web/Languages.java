package org.palier.engine.web;

import java.util.Locale;
import org.palier.engine.account.Language;

/** Which language a request asks for. */
final class Languages {
  private Languages() {}

  /** The first of the header's languages that we speak (RFC 9110, 12.5.4); French when there is none or it is unreadable. */
  static Language accepted(String header) {
    if (header == null || header.length() > 200) return Language.FR;
    try {
      for (var range : Locale.LanguageRange.parse(header)) {
        if (range.getRange().startsWith("en")) return Language.EN;
        if (range.getRange().startsWith("fr")) return Language.FR;
      }
    } catch (IllegalArgumentException _) {
      return Language.FR;
    }
    return Language.FR;
  }
}

package org.palier.proctoring.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Optional;
import java.util.ResourceBundle;
import org.palier.engine.account.Language;
import org.palier.engine.certification.Text;

/** The texts of our papers in one language, and its way to write days and times. */
record Words(Language language, ZoneId zone, ResourceBundle texts) {
  static Words of(Language language, ZoneId zone) {
    return new Words(language, zone, ResourceBundle.getBundle("org.palier.proctoring.paper.paper", language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(String key, Object... values) {
    return values.length == 0 ? texts.getString(key) : texts.getString(key).formatted(values);
  }

  /** A constant's text: {@code document.passport}. */
  String say(String kind, Enum<?> constant) {
    return say(kind + "." + constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  String of(Text text) {
    return switch (language) {
      case FR -> text.fr();
      case EN -> text.en();
    };
  }

  String day(Instant at) {
    var day = at.atZone(zone);
    var pattern = language == Language.FR && day.getDayOfMonth() == 1 ? "EEEE d'er' MMMM yyyy" : "EEEE d MMMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  String time(Instant at) {
    return switch (language) {
      case FR -> format("HH'\u00a0h\u00a0'mm", at);
      case EN -> format("HH:mm", at);
    };
  }

  /** The time, and the day when it is not this one's. */
  String time(Instant at, Instant day) {
    return at.atZone(zone).toLocalDate().equals(day.atZone(zone).toLocalDate()) ? time(at) : dayAndTime(at);
  }

  String dayAndTime(Instant at) {
    return format("dd/MM/yyyy", at) + " " + time(at);
  }

  String zoneName() {
    return zone.getDisplayName(TextStyle.FULL, language.locale());
  }

  String measure(Optional<Measure> measure) {
    if (measure.isEmpty()) return "";
    var parts = new ArrayList<String>();
    if (measure.get().extraTimePercent() > 0) parts.add(say("measure.time", measure.get().extraTimePercent()));
    if (measure.get().breakMinutes() > 0) parts.add(say("measure.breaks", measure.get().breakMinutes()));
    if (!measure.get().assistant().isBlank()) parts.add(say("measure.assistant", measure.get().assistant()));
    return String.join("\n", parts);
  }

  private String format(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at.atZone(zone));
  }
}

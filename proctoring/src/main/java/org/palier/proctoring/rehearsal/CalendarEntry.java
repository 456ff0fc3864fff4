package org.palier.proctoring.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An entry for a calendar (iCalendar, RFC 5545).
 *
 * @param sequence the highest one counts
 */
record CalendarEntry(String uid, int sequence, Instant from, Duration length, String title, String text, String link, boolean cancelled) {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int MOST_OCTETS = 75;

  /** @param now when it was written */
  String written(Instant now) {
    var lines = List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Palier//EN", "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:" + escaped(uid), "SEQUENCE:" + sequence,
        "DTSTAMP:" + UTC.format(now), "DTSTART:" + UTC.format(from), "DTEND:" + UTC.format(from.plus(length)), "SUMMARY:" + escaped(title),
        "DESCRIPTION:" + escaped(text + "\n" + link), "URL:" + link, "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"), "END:VEVENT", "END:VCALENDAR");
    var all = new StringBuilder();
    for (var line : lines) all.append(folded(line)).append("\r\n");
    return all.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n");
  }

  /** Lines are at most 75 octets; a longer one goes on after a space (RFC 5545, 3.1). No character is cut in two. */
  private static String folded(String line) {
    var all = new StringBuilder();
    int octets = 0;
    for (var character : line.codePoints().mapToObj(Character::toString).toList()) {
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > MOST_OCTETS) {
        all.append("\r\n ");
        octets = 1;
      }
      all.append(character);
      octets += size;
    }
    return all.toString();
  }
}

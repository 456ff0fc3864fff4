package org.palier.proctoring.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarEntryTest {
  private static final Instant AT = Instant.parse("2026-10-22T10:30:00Z");

  @Test void an_entry_says_when_in_universal_time_and_how_often_it_changed() {
    var text = entry("Répétition", false);
    assertTrue(text.contains("\r\nDTSTART:20261022T103000Z\r\nDTEND:20261022T110000Z\r\n"), text);
    assertTrue(text.contains("\r\nSEQUENCE:3\r\n") && text.contains("\r\nSTATUS:CONFIRMED\r\n"), text);
    assertTrue(text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"), text);
    assertTrue(entry("Répétition", true).contains("STATUS:CANCELLED"));
  }

  @Test void what_means_something_in_the_format_is_escaped_and_no_text_adds_a_line() {
    var text = unfolded(entry("a, b; c\\d\r\nATTENDEE:x", false));
    assertTrue(text.contains("SUMMARY:a\\, b\\; c\\\\d\\nATTENDEE:x\r\n"), text);
    assertEquals(-1, text.indexOf("\nATTENDEE"));
  }

  @Test void no_line_is_longer_than_seventy_five_octets_and_no_character_is_cut() {
    var title = "é".repeat(200);
    var text = entry(title, false);
    for (var line : text.split("\r\n")) assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
    assertTrue(unfolded(text).contains("SUMMARY:" + title + "\r\n"));
  }

  private static String entry(String title, boolean cancelled) {
    return new CalendarEntry("rehearsal-s1@palier", 3, AT, Duration.ofMinutes(30), title, "Personne ne vous regarde.", "https://palier.example/#/rehearsal/s1", cancelled).written(AT);
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }
}

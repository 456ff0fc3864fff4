package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.engine.certification.Supervision;
import org.palier.engine.scoring.Ending;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;

class WordsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private final Words fr = Words.of(Language.FR, PARIS);
  private final Words en = Words.of(Language.EN, PARIS);

  @Test void both_languages_say_the_same_things_with_the_same_places_to_fill_in() {
    assertEquals(new TreeSet<>(fr.texts().keySet()), new TreeSet<>(en.texts().keySet()));
    var place = Pattern.compile("%[sd]");
    for (var key : fr.texts().keySet())
      assertEquals(place.matcher(fr.say(key)).results().map(found -> found.group()).toList(), place.matcher(en.say(key)).results().map(found -> found.group()).toList(), key);
  }

  @Test void every_constant_has_words() {
    for (var words : List.of(fr, en)) {
      for (var one : Identity.Document.values()) assertFalse(words.say("document", one).isBlank());
      for (var one : Identity.Verdict.values()) assertFalse(words.say("verdict", one).isBlank());
      for (var one : IncidentCategory.values()) assertFalse(words.say("incident", one).isBlank());
      for (var one : SessionMinutes.Act.Kind.values()) assertFalse(words.say("act", one).isBlank());
      for (var one : SessionMinutes.Report.Outcome.values()) assertFalse(words.say("report", one).isBlank());
      for (var one : org.palier.engine.sitting.ItemReport.Category.values()) assertFalse(words.say("reported", one).isBlank());
      for (var one : Ending.values()) assertFalse(words.say("ending", one).isBlank());
      for (var one : Supervision.Evidence.values()) assertFalse(words.say("evidence", one).isBlank());
    }
  }

  @Test void days_and_times_are_written_as_the_language_does() {
    var at = Instant.parse("2026-12-01T08:05:00Z");
    assertEquals("mardi 1er décembre 2026", fr.day(at));
    assertEquals("Tuesday 1 December 2026", en.day(at));
    assertEquals("09\u00a0h\u00a005", fr.time(at));
    assertEquals("09:05", en.time(at));
  }

  @Test void a_measure_names_what_is_granted_and_nothing_else() {
    assertEquals("Temps majoré de 33\u00a0%", fr.measure(Optional.of(new Measure(33, 0, ""))));
    assertEquals("", fr.measure(Optional.of(new Measure(0, 0, " "))));
    assertEquals("33% extra time\nBreaks: 15 min\nHelp: reader", en.measure(Optional.of(new Measure(33, 15, "reader"))));
  }
}

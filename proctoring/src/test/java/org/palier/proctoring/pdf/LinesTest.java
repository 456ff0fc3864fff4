package org.palier.proctoring.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinesTest {
  private final PDDocument document = new PDDocument();
  private final Fonts fonts = new Fonts(document, new PDResources());
  private final Lines lines = new Lines(fonts, Locale.FRANCE);

  @AfterEach void close() throws IOException {
    document.close();
  }

  @Test void a_text_breaks_between_words_and_loses_nothing() {
    var text = "Anne-Sophie de La Rochefoucauld-Montbel, née Dupré, dite « la Grande »";
    var broken = lines.of(text, Style.CELL, 70);
    assertTrue(broken.size() > 3, broken.toString());
    assertEquals(text, String.join("", broken));
    for (var line : broken) assertTrue(width(line) <= 70, line);
  }

  @Test void a_word_wider_than_the_place_breaks_inside_and_loses_nothing() {
    var text = "Donaudampfschifffahrtsgesellschaftskapitänswitwe".repeat(3);
    var broken = lines.of(text, Style.CELL, 60);
    assertEquals(text, String.join("", broken));
    for (var line : broken) assertTrue(width(line) <= 60, line);
  }

  @Test void an_elision_is_not_broken() {
    for (float width = 20; width < 200; width++)
      for (var line : lines.of("lors de l’incident", Style.CELL, width)) assertTrue(!line.endsWith("l’") || width("l’incident") > width, width + ": " + line);
    assertTrue(lines.of("lors de l’incident", Style.CELL, Math.max(width("lors de l’"), width("l’incident")) + 1).contains("l’incident"));
  }

  @Test void a_name_from_right_to_left_wraps_too() {
    var text = "محمد بن عبد الله بن عبد الرحمن بن يوسف";
    var broken = lines.of(text, Style.CELL, 60);
    assertTrue(broken.size() > 1);
    assertEquals(text, String.join("", broken));
  }

  @Test void line_feeds_part_paragraphs_and_nothing_is_no_line() {
    assertEquals(List.of("a", "b"), lines.of("a\n\n b ", Style.CELL, 100));
    assertEquals(List.of(), lines.of(" ", Style.CELL, 100));
  }

  private float width(String line) {
    return fonts.shape(line.stripTrailing(), false).width(Style.CELL.size());
  }
}

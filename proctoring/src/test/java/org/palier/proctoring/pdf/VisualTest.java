package org.palier.proctoring.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VisualTest {
  @Test void what_reads_from_left_to_right_stays_as_it_is() {
    assertEquals("Łukasz (Đặng) Ελένη", Visual.of("Łukasz (Đặng) Ελένη"));
  }

  @Test void hebrew_is_turned_and_its_brackets_mirrored() {
    assertEquals("דוד", new StringBuilder(Visual.of("דוד")).reverse().toString());
    assertEquals("(ב) א", Visual.of("א (ב)"));
  }

  @Test void latin_beside_hebrew_keeps_its_direction() {
    assertEquals("Anne ןהכ Martin", Visual.of("Anne כהן Martin"));
  }

  @Test void a_mark_stays_behind_its_letter() {
    // Shin with shin dot, then lamed.
    assertEquals("לש\u05c1", Visual.of("ש\u05c1ל"));
  }

  @Test void arabic_letters_are_joined() {
    // Meem initial, hah medial, meem medial, dal final: from right to left.
    assertEquals("\ufeaa\ufee4\ufea4\ufee3", Visual.of("محمد"));
  }

  @Test void a_letter_that_does_not_join_forward_parts_the_word() {
    // Dal isolated, alef isolated, reh isolated: none of them joins what follows.
    assertEquals("\ufead\ufe8d\ufea9", Visual.of("دار"));
  }

  @Test void lam_and_alef_become_one_sign() {
    assertEquals("\ufefb", Visual.of("لا"));
    // With a letter before that joins: the final form.
    assertEquals("\ufefc\ufed3", Visual.of("فلا"));
  }

  @Test void a_joining_word_passes_a_vowel_mark() {
    assertEquals(Visual.of("بت").replace("\ufe91", "\ufe91\u064e"), Visual.of("بَت"));
  }

  @Test void nothing_invisible_hides_in_a_text() {
    assertEquals("Jean Dupré", Visual.plain(" Jean\u202e\u200b\tDupre\u0301\u0000 "));
  }
}

package org.palier.engine.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.engine.web.ProblemHandler;

class ReasonTextsTest {
  private static final TreeSet<String> CODES = Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toCollection(TreeSet::new));

  @Test void every_reason_has_a_text_in_both_languages_and_no_text_is_left_over() throws Exception {
    assertEquals(CODES, new TreeSet<>(texts("fr").stringPropertyNames()));
    assertEquals(CODES, new TreeSet<>(texts("en").stringPropertyNames()));
  }

  @Test void a_text_is_a_sentence_in_its_own_language() throws Exception {
    for (var code : CODES) {
      var french = texts("fr").getProperty(code);
      var english = texts("en").getProperty(code);
      assertNotEquals(french, english, code);
      for (var text : new String[] {french, english}) assertTrue(text.strip().length() > 10 && text.endsWith("."), code + ": " + text);
      assertFalse(french.contains("'"), "a French apostrophe is curly: " + french);
    }
  }

  @Test void the_reply_says_it_in_the_language_asked_for() throws Exception {
    for (var reason : Reason.values()) {
      assertEquals(texts("fr").getProperty(reason.code()), ProblemHandler.title(reason, Language.FR));
      assertEquals(texts("en").getProperty(reason.code()), ProblemHandler.title(reason, Language.EN));
    }
  }

  @Test void a_code_is_stable_text_and_its_status_an_error() {
    for (var reason : Reason.values()) {
      assertTrue(reason.code().matches("[a-z]+(-[a-z]+)*"), reason.code());
      assertTrue(reason.status() >= 400 && reason.status() < 600, reason.code());
    }
  }

  private static Properties texts(String language) throws Exception {
    var texts = new Properties();
    try (var in = new InputStreamReader(ReasonTextsTest.class.getResourceAsStream("/refusals_" + language + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }
}

package org.palier.proctoring.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters: each becomes the presentation form (Unicode block FE70 to FEFF) that its neighbours ask for. The table is
 * derived from the names and decompositions that the JDK knows, not written down.
 */
final class ArabicForms {
  private enum Form { ISOLATED, FINAL, INITIAL, MEDIAL }

  private static final int TATWEEL = 0x640;
  private static final Map<String, Map<Form, Character>> FORMS = forms();

  private ArabicForms() {}

  static String joined(String logical) {
    if (logical.chars().noneMatch(c -> c >= 0x600 && c <= 0x6ff)) return logical;
    var out = new StringBuilder();
    for (int at = 0; at < logical.length(); at++) {
      int length = ligatureAt(logical, at) ? 2 : 1;
      var letters = logical.substring(at, at + length);
      var forms = FORMS.get(letters);
      if (forms == null) {
        out.append(letters);
        continue;
      }
      boolean before = joinsForward(neighbour(logical, at, -1));
      boolean after = forms.containsKey(Form.INITIAL) && joinsBackward(neighbour(logical, at + length - 1, 1));
      var form = before ? after ? Form.MEDIAL : Form.FINAL : after ? Form.INITIAL : Form.ISOLATED;
      var shaped = forms.getOrDefault(form, forms.get(Form.ISOLATED));
      if (shaped == null) out.append(letters); else out.append(shaped.charValue());
      at += length - 1;
    }
    return out.toString();
  }

  private static boolean ligatureAt(String text, int at) {
    return at + 1 < text.length() && FORMS.containsKey(text.substring(at, at + 2));
  }

  /** The next letter in this direction, past the marks that sit on letters; 0 for none. */
  private static char neighbour(String text, int at, int step) {
    int next = at + step;
    while (next >= 0 && next < text.length() && Character.getType(text.charAt(next)) == Character.NON_SPACING_MARK) next += step;
    return next < 0 || next >= text.length() ? 0 : text.charAt(next);
  }

  /** Whether a letter after this one is joined to it. */
  private static boolean joinsForward(char letter) {
    return letter == TATWEEL || FORMS.getOrDefault(String.valueOf(letter), Map.of()).containsKey(Form.INITIAL);
  }

  private static boolean joinsBackward(char letter) {
    return letter == TATWEEL || FORMS.getOrDefault(String.valueOf(letter), Map.of()).containsKey(Form.FINAL);
  }

  private static Map<String, Map<Form, Character>> forms() {
    var all = new HashMap<String, Map<Form, Character>>();
    for (char c = 0xfb50; c <= 0xfefc; c++) {
      var name = Character.getName(c);
      if (name == null || !name.startsWith("ARABIC L") || !name.endsWith(" FORM")) continue;
      var letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
      boolean ligature = letters.length() == 2 && name.startsWith("ARABIC LIGATURE LAM WITH ALEF");
      if (letters.length() != 1 && !ligature) continue;
      var words = name.split(" ");
      all.computeIfAbsent(letters, _ -> new HashMap<>()).put(Form.valueOf(words[words.length - 2]), c);
    }
    return all;
  }
}

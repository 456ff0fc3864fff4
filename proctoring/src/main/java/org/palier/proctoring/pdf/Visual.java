package org.palier.proctoring.pdf;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/** A line as the eye meets it, from left to right: the Unicode bidirectional algorithm, mirrored brackets, joined Arabic letters. */
final class Visual {
  private static final Map<Integer, Integer> MIRRORS = mirrors("()[]{}<>«»‹›≤≥");

  private Visual() {}

  /** One line of plain text: composed letters, no control and no invisible format characters, which a name could hide behind. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
        .replaceAll("[\\p{Cf}\\p{Cs}\\ufe00-\\ufe0f]", "").strip();
  }

  static String of(String logical) {
    var chars = logical.toCharArray();
    if (!Bidi.requiresBidi(chars, 0, chars.length)) return logical;
    var bidi = new Bidi(logical, Bidi.DIRECTION_LEFT_TO_RIGHT);
    var levels = new byte[bidi.getRunCount()];
    var runs = new Object[levels.length];
    for (int run = 0; run < levels.length; run++) {
      levels[run] = (byte) bidi.getRunLevel(run);
      var text = logical.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      runs[run] = levels[run] % 2 == 0 ? text : reversed(ArabicForms.joined(text));
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    return String.join("", Arrays.copyOf(runs, runs.length, String[].class));
  }

  /** Backwards, each mark still after the letter it sits on. */
  private static String reversed(String run) {
    var out = new StringBuilder();
    int end = run.length();
    while (end > 0) {
      int start = run.offsetByCodePoints(end, -1);
      while (start > 0 && Character.getType(run.codePointAt(start)) == Character.NON_SPACING_MARK) start = run.offsetByCodePoints(start, -1);
      run.substring(start, end).codePoints().map(c -> MIRRORS.getOrDefault(c, c)).forEach(out::appendCodePoint);
      end = start;
    }
    return out.toString();
  }

  private static Map<Integer, Integer> mirrors(String pairs) {
    var map = new java.util.HashMap<Integer, Integer>();
    for (int at = 0; at < pairs.length(); at += 2) {
      map.put((int) pairs.charAt(at), (int) pairs.charAt(at + 1));
      map.put((int) pairs.charAt(at + 1), (int) pairs.charAt(at));
    }
    return Map.copyOf(map);
  }
}

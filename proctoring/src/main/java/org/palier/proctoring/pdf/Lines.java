package org.palier.proctoring.pdf;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text into lines: between words where that is possible, inside a word that is wider than the place. */
final class Lines {
  private final Fonts fonts;
  private final Locale locale;

  Lines(Fonts fonts, Locale locale) {
    this.fonts = fonts;
    this.locale = locale;
  }

  /** Paragraphs are separated by line feeds. No lines for an empty text. The space at a break stays, so that words stay apart when the text is read. */
  List<String> of(String text, Style style, float width) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\n")) {
      var plain = Visual.plain(paragraph);
      if (!plain.isEmpty()) breakUp(plain, style, width, lines);
    }
    return lines;
  }

  private void breakUp(String text, Style style, float width, List<String> lines) {
    var words = BreakIterator.getLineInstance(locale);
    words.setText(text);
    int start = 0;
    int end = 0;
    for (int next = words.next(); next != BreakIterator.DONE; next = words.next()) {
      // The JDK would also break after the apostrophe of an elision.
      if (next < text.length() && "'’".indexOf(text.charAt(next - 1)) >= 0) continue;
      if (fits(text.substring(start, next), style, width)) {
        end = next;
        continue;
      }
      if (end > start) {
        lines.add(text.substring(start, end));
        start = end;
      }
      start = insideWord(text, start, next, style, width, lines);
      end = next;
    }
    if (start < text.length()) lines.add(text.substring(start));
  }

  /** Cuts what does not fit into a line. @return where the rest begins, which fits */
  private int insideWord(String text, int from, int to, Style style, float width, List<String> lines) {
    var letters = BreakIterator.getCharacterInstance(locale);
    int start = from;
    while (!fits(text.substring(start, to), style, width)) {
      letters.setText(text.substring(start, to));
      int cut = letters.next();
      for (int next = letters.next(); next != BreakIterator.DONE && fits(text.substring(start, start + next), style, width); next = letters.next()) cut = next;
      if (start + cut >= to) break;
      lines.add(text.substring(start, start + cut));
      start += cut;
    }
    return start;
  }

  private boolean fits(String line, Style style, float width) {
    return fonts.shape(line.stripTrailing(), style.strong()).width(style.size()) <= width;
  }
}

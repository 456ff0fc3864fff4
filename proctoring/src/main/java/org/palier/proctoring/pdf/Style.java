package org.palier.proctoring.pdf;

import org.palier.proctoring.pdf.Block.Tone;

/** How a line of text is set. @param size in points */
record Style(boolean strong, float size, Ink ink) {
  static final Style TITLE = new Style(true, 19, Ink.TEXT);
  static final Style PART = new Style(true, 11.5f, Ink.ACCENT);
  static final Style BODY = new Style(false, 9.2f, Ink.TEXT);
  static final Style LABEL = new Style(false, 7.6f, Ink.SOFT);
  static final Style HEADER = new Style(true, 8, Ink.ACCENT);
  static final Style CELL = new Style(false, 8.6f, Ink.TEXT);

  Style in(Tone tone) {
    return switch (tone) {
      case NORMAL -> this;
      case STRONG -> new Style(true, size, ink);
      case SOFT -> new Style(strong, size - 1, Ink.SOFT);
      case WARNING -> new Style(true, size, Ink.WARNING);
    };
  }

  /** From one baseline to the next. */
  float leading() {
    return size * 1.36f;
  }

  /** From the top of a line to its baseline. */
  float ascent() {
    return size * 1.06f;
  }
}

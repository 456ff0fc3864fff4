package org.palier.proctoring.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Noto Sans for Latin, Greek and Cyrillic; DejaVu Sans where it has no character (Arabic, Hebrew, Armenian, Georgian, signs).
 * Read at the first document, each when it is needed, and kept: some 2 MB.
 */
enum FontFiles {
  REGULAR("NotoSans-Regular"), STRONG("NotoSans-SemiBold"), OTHERS("DejaVuSans");

  private final String file;
  private TrueTypeFont font;

  FontFiles(String file) {
    this.file = file + ".ttf";
  }

  /** Only under {@link PdfWriter}'s lock. */
  TrueTypeFont font() {
    if (font == null) font = read();
    return font;
  }

  boolean has(int codePoint) {
    try {
      return font().getUnicodeCmapLookup().getGlyphId(codePoint) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrueTypeFont read() {
    try (var stream = FontFiles.class.getResourceAsStream(file)) {
      if (stream == null) throw new IllegalStateException("no font " + file);
      return new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

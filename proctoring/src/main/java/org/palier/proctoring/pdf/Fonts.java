package org.palier.proctoring.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document: which one has a character, how wide a text is, what is written for it. Only what is used is embedded. */
final class Fonts {
  /** Stands for a character that no font has. */
  private static final int MISSING = '□';

  private final PDDocument document;
  private final PDResources resources;
  private final Map<FontFiles, PDType0Font> fonts = new EnumMap<>(FontFiles.class);
  private final Map<FontFiles, COSName> names = new EnumMap<>(FontFiles.class);
  private final Set<Integer> missing = new LinkedHashSet<>();

  Fonts(PDDocument document, PDResources resources) {
    this.document = document;
    this.resources = resources;
  }

  /** Neighbours in one font. @param hex glyphs; @param width in thousandths of the size */
  record Run(COSName font, String hex, float width) {}

  /** @param exact whether the glyphs say the text as it is, in its order; when not, the text must be said beside them */
  record Shaped(List<Run> runs, boolean exact) {
    float width(float size) {
      float sum = 0;
      for (var run : runs) sum += run.width;
      return sum * size / 1000;
    }
  }

  Shaped shape(String logical, boolean strong) {
    var visual = Visual.of(logical);
    var runs = new ArrayList<Run>();
    boolean exact = visual.equals(logical);
    var text = new StringBuilder();
    FontFiles current = null;
    for (int c : visual.codePoints().toArray()) {
      var file = fileOf(c, strong, current);
      int shown = c;
      if (file == null) {
        missing.add(c);
        exact = false;
        shown = MISSING;
        file = FontFiles.OTHERS;
      }
      if (current != null && file != current) {
        runs.add(run(current, text.toString()));
        text.setLength(0);
      }
      current = file;
      text.appendCodePoint(shown);
    }
    if (!text.isEmpty()) runs.add(run(current, text.toString()));
    return new Shaped(runs, exact);
  }

  /** A mark stays in the font of its letter where that has it. */
  private static FontFiles fileOf(int c, boolean strong, FontFiles current) {
    if (Character.getType(c) == Character.NON_SPACING_MARK && current != null && current.has(c)) return current;
    var main = strong ? FontFiles.STRONG : FontFiles.REGULAR;
    return main.has(c) ? main : FontFiles.OTHERS.has(c) ? FontFiles.OTHERS : null;
  }

  private Run run(FontFiles file, String text) {
    try {
      var font = fonts.computeIfAbsent(file, this::embed);
      text.codePoints().forEach(font::addToSubset);
      return new Run(names.get(file), HexFormat.of().formatHex(font.encode(text)), font.getStringWidth(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDType0Font embed(FontFiles file) {
    try {
      var font = PDType0Font.load(document, file.font(), true);
      names.put(file, resources.add(font));
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The characters shown as □, as code points ({@code U+738B}). */
  List<String> missing() {
    return missing.stream().map("U+%04X"::formatted).toList();
  }

  /** After the last text. */
  void finish() throws IOException {
    for (var font : fonts.values()) font.subset();
  }
}

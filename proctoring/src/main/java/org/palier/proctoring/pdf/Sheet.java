package org.palier.proctoring.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * One page being written. Places are in points from the upper left corner, as one reads. Whatever is drawn stands either in
 * {@link #tagged} (it says something) or in {@link #artifact} (it only helps the eye).
 */
final class Sheet {
  static final float WIDTH = 595.28f;
  static final float HEIGHT = 841.89f;

  final PDPage page;
  /** Index of this page, from 0. */
  final int index;
  private final StringBuilder content = new StringBuilder();
  private int marks;

  Sheet(PDPage page, int index) {
    this.page = page;
    this.index = index;
  }

  /** @param exact the text when the glyphs do not say it; @return the number of the marked content */
  int tagged(String tag, String exact, Runnable drawing) {
    content.append('/').append(tag).append(" <</MCID ").append(marks);
    if (exact != null) content.append(" /ActualText <").append(utf16(exact)).append('>');
    content.append(">> BDC\n");
    drawing.run();
    content.append("EMC\n");
    return marks++;
  }

  /** @param type Layout, or Pagination for what comes again on each page */
  void artifact(String type, Runnable drawing) {
    content.append("/Artifact <</Type /").append(type).append(">> BDC\n");
    drawing.run();
    content.append("EMC\n");
  }

  void text(Fonts.Shaped text, Style style, float x, float baseline) {
    content.append("BT ").append(style.ink()).append(" rg ").append(number(x)).append(' ').append(number(HEIGHT - baseline)).append(" Td ");
    for (var run : text.runs())
      content.append('/').append(run.font().getName()).append(' ').append(number(style.size())).append(" Tf <").append(run.hex()).append("> Tj ");
    content.append("ET\n");
  }

  void line(float x1, float y1, float x2, float y2, float thickness, Ink ink) {
    content.append(ink).append(" RG ").append(number(thickness)).append(" w ").append(point(x1, y1)).append(" m ").append(point(x2, y2)).append(" l S\n");
  }

  void fill(float x, float y, float width, float height, Ink ink) {
    content.append(ink).append(" rg ").append(number(x)).append(' ').append(number(HEIGHT - y - height)).append(' ')
        .append(number(width)).append(' ').append(number(height)).append(" re f\n");
  }

  /** Strokes of a pen in a field of this size, rounded between the points that were noted. */
  void strokes(List<List<Integer>> strokes, float x, float y, float width, float height) {
    content.append("q 1 J 1 j ").append(Ink.PEN).append(" RG 0.9 w\n");
    for (var stroke : strokes) stroke(stroke, x, y, width / 1000, height / 1000);
    content.append("Q\n");
  }

  private void stroke(List<Integer> stroke, float x, float y, float scaleX, float scaleY) {
    int points = stroke.size() / 2;
    float lastX = x + stroke.get(0) * scaleX;
    float lastY = y + stroke.get(1) * scaleY;
    content.append(point(lastX, lastY)).append(" m ");
    for (int i = 1; i < points; i++) {
      float nextX = x + stroke.get(2 * i) * scaleX;
      float nextY = y + stroke.get(2 * i + 1) * scaleY;
      // From the middle of one piece to the middle of the next, bent towards the point between them (a quadratic curve, raised to a cubic one).
      float middleX = i == points - 1 ? nextX : (lastX + nextX) / 2;
      float middleY = i == points - 1 ? nextY : (lastY + nextY) / 2;
      content.append(point(lastX, lastY)).append(' ').append(point(middleX, middleY)).append(" v ");
      lastX = nextX;
      lastY = nextY;
    }
    // A dot is a line of no length with round ends.
    if (points == 1) content.append(point(lastX, lastY)).append(" l ");
    content.append("S\n");
  }

  byte[] content() {
    return content.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String point(float x, float y) {
    return number(x) + " " + number(HEIGHT - y);
  }

  static String number(float value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
  }

  private static String utf16(String text) {
    return "feff" + java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }
}

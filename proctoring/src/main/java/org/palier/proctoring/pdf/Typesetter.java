package org.palier.proctoring.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.palier.proctoring.pdf.Block.Fact;
import org.palier.proctoring.pdf.Block.Tone;

/** Sets blocks on pages of A4, from top to bottom. */
final class Typesetter {
  static final float LEFT = 40;
  static final float WIDTH = Sheet.WIDTH - 2 * LEFT;
  private static final float TOP = 42;
  private static final float BOTTOM = Sheet.HEIGHT - 50;
  private static final float GUTTER = 14;
  /** A heading is never the last thing on a page. */
  private static final float AFTER_HEADING = 115;

  final Fonts fonts;
  final Tags tags;
  final Lines lines;
  private final PDDocument file;
  private final PDResources resources;
  private final PdfDocument document;
  private final List<Sheet> sheets = new ArrayList<>();
  /** Where the next thing begins on the last sheet. */
  float y;

  Typesetter(PDDocument file, PDResources resources, Fonts fonts, Tags tags, PdfDocument document) {
    this.file = file;
    this.resources = resources;
    this.fonts = fonts;
    this.tags = tags;
    this.document = document;
    this.lines = new Lines(fonts, document.language().locale());
  }

  List<Sheet> set() {
    newSheet();
    document.blocks().forEach(this::block);
    if (!fonts.missing().isEmpty())
      block(new Block.Paragraph(document.missing().formatted(String.join(" ", fonts.missing())), Tone.SOFT));
    sheets.forEach(this::footer);
    return sheets;
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph paragraph -> {
        paragraph(tags.element("P", tags.document()), paragraph.text(), Style.BODY.in(paragraph.tone()), LEFT, WIDTH);
        y += 5;
      }
      case Block.Facts facts -> facts(facts);
      case Block.Table table -> new TableSetter(this, table).set();
    }
  }

  private void heading(Block.Heading heading) {
    boolean title = heading.level() == 1;
    if (!title) y += 9;
    if (room() < AFTER_HEADING) newSheet();
    paragraph(tags.element("H" + heading.level(), tags.document()), heading.text(), title ? Style.TITLE : Style.PART, LEFT, WIDTH);
    y += title ? 2 : 3;
  }

  /** Label above value, in columns of the same width; a list for who hears it. */
  private void facts(Block.Facts facts) {
    var list = tags.element("L", tags.document());
    float width = (WIDTH - GUTTER * (facts.columns() - 1)) / facts.columns();
    for (int first = 0; first < facts.facts().size(); first += facts.columns()) {
      var row = facts.facts().subList(first, Math.min(first + facts.columns(), facts.facts().size()));
      float height = 0;
      for (var fact : row) height = Math.max(height, height(fact, width));
      if (height > room() && height <= BOTTOM - TOP) newSheet();
      float top = y;
      float lowest = y;
      int page = sheets.size();
      for (int column = 0; column < row.size(); column++) {
        if (sheets.size() == page) y = top;
        fact(list, row.get(column), LEFT + column * (width + GUTTER), width);
        lowest = sheets.size() == page ? Math.max(lowest, y) : y;
      }
      y = lowest + 5;
    }
    y += 3;
  }

  private float height(Fact fact, float width) {
    return lines.of(fact.label(), Style.LABEL, width).size() * Style.LABEL.leading() + lines.of(fact.value(), Style.BODY, width).size() * Style.BODY.leading();
  }

  private void fact(PDStructureElement list, Fact fact, float x, float width) {
    var item = tags.element("LI", list);
    paragraph(tags.element("Lbl", item), fact.label(), Style.LABEL, x, width);
    paragraph(tags.element("LBody", item), fact.value(), Style.BODY, x, width);
  }

  private void paragraph(PDStructureElement element, String text, Style style, float x, float width) {
    for (var line : lines.of(text, style, width)) {
      if (style.leading() > room()) newSheet();
      line(element, line, style, x);
    }
  }

  /** One line at {@code x}, at the present height. */
  void line(PDStructureElement element, String line, Style style, float x) {
    var shaped = fonts.shape(line, style.strong());
    float baseline = y + style.ascent();
    tags.mark(element, sheet(), shaped.exact() ? null : line, () -> sheet().text(shaped, style, x, baseline));
    y += style.leading();
  }

  float room() {
    return BOTTOM - y;
  }

  Sheet sheet() {
    return sheets.getLast();
  }

  void newSheet() {
    var page = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
    page.setResources(resources);
    // Where there are things to step through, one steps in reading order.
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    file.addPage(page);
    sheets.add(new Sheet(page, sheets.size()));
    y = TOP;
  }

  private void footer(Sheet sheet) {
    var style = Style.LABEL;
    var number = fonts.shape(document.page().formatted(sheet.index + 1, sheets.size()), false);
    float top = BOTTOM + 10;
    var left = lines.of(document.footer(), style, WIDTH - number.width(style.size()) - GUTTER);
    sheet.artifact("Pagination", () -> {
      sheet.line(LEFT, top, LEFT + WIDTH, top, 0.6f, Ink.LINE);
      if (!left.isEmpty()) sheet.text(fonts.shape(left.getFirst().stripTrailing(), false), style, LEFT, top + 4 + style.ascent());
      sheet.text(number, style, LEFT + WIDTH - number.width(style.size()), top + 4 + style.ascent());
    });
  }
}

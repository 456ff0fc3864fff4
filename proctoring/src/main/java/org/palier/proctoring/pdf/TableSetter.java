package org.palier.proctoring.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Drawing;
import org.palier.proctoring.pdf.Block.Row;
import org.palier.proctoring.pdf.Block.Table;
import org.palier.proctoring.pdf.Block.Tone;

/** Sets one table. A row stays on one page if a page can hold it; a longer one goes on. The header comes again on each page, for the eye only. */
final class TableSetter {
  private static final float PAD = 3.4f;
  /** Room for a first row below the header. */
  private static final float FIRST_ROW = 50;
  private static final float DRAWING_HEIGHT = 24;

  private final Typesetter page;
  private final Table table;
  private final float[] widths;

  /** What a cell is made of, from top to bottom. */
  private sealed interface Piece {
    float height();

    record Text(String line, Style style) implements Piece {
      @Override public float height() {
        return style.leading();
      }
    }

    record Pen(Drawing drawing, float width) implements Piece {
      @Override public float height() {
        return width / Drawing.RATIO;
      }
    }
  }

  /** A cell that is being set. @param rest what is not on paper yet */
  private record Open(PDStructureElement element, float x, Deque<Piece> rest) {
    float height() {
      float sum = 0;
      for (var piece : rest) sum += piece.height();
      return sum;
    }
  }

  TableSetter(Typesetter page, Table table) {
    this.page = page;
    this.table = table;
    double shares = table.columns().stream().mapToDouble(Block.Column::share).sum();
    widths = new float[table.columns().size()];
    for (int i = 0; i < widths.length; i++) widths[i] = (float) (Typesetter.WIDTH * table.columns().get(i).share() / shares);
  }

  void set() {
    if (table.rows().isEmpty()) {
      var element = page.tags.element("P", page.tags.document());
      for (var line : page.lines.of(table.empty(), Style.BODY, Typesetter.WIDTH)) page.line(element, line, Style.BODY, Typesetter.LEFT);
      page.y += 5;
      return;
    }
    var element = page.tags.element("Table", page.tags.document());
    if (headerHeight() + FIRST_ROW > page.room()) page.newSheet();
    header(page.tags.element("TR", page.tags.element("THead", element)));
    var body = page.tags.element("TBody", element);
    for (var row : table.rows()) row(page.tags.element("TR", body), row);
    page.y += 8;
  }

  private void header(PDStructureElement row) {
    float height = headerHeight();
    float top = page.y;
    tint(top, height);
    float x = Typesetter.LEFT;
    for (int i = 0; i < widths.length; i++) {
      var cell = page.tags.headerCell(row, "Column");
      page.y = top + PAD;
      for (var line : headerLines(i)) page.line(cell, line, Style.HEADER, x + PAD);
      x += widths[i];
    }
    page.y = top + height;
  }

  private void tint(float top, float height) {
    page.sheet().artifact("Layout", () -> {
      page.sheet().fill(Typesetter.LEFT, top, Typesetter.WIDTH, height, Ink.TINT);
      page.sheet().line(Typesetter.LEFT, top + height, Typesetter.LEFT + Typesetter.WIDTH, top + height, 0.9f, Ink.ACCENT);
    });
  }

  private void headerAgain() {
    float height = headerHeight();
    float top = page.y;
    var sheet = page.sheet();
    sheet.artifact("Pagination", () -> {
      sheet.fill(Typesetter.LEFT, top, Typesetter.WIDTH, height, Ink.TINT);
      sheet.line(Typesetter.LEFT, top + height, Typesetter.LEFT + Typesetter.WIDTH, top + height, 0.9f, Ink.ACCENT);
      float x = Typesetter.LEFT;
      for (int i = 0; i < widths.length; i++) {
        float baseline = top + PAD + Style.HEADER.ascent();
        for (var line : headerLines(i)) {
          sheet.text(page.fonts.shape(line, true), Style.HEADER, x + PAD, baseline);
          baseline += Style.HEADER.leading();
        }
        x += widths[i];
      }
    });
    page.y = top + height;
  }

  private List<String> headerLines(int column) {
    return page.lines.of(table.columns().get(column).header(), Style.HEADER, widths[column] - 2 * PAD);
  }

  private float headerHeight() {
    float lines = 1;
    for (int i = 0; i < widths.length; i++) lines = Math.max(lines, headerLines(i).size());
    return lines * Style.HEADER.leading() + 2 * PAD;
  }

  private void row(PDStructureElement element, Row row) {
    var cells = new ArrayList<Open>();
    float x = Typesetter.LEFT;
    for (int i = 0; i < widths.length; i++) {
      var cell = i == table.rowHeader() ? page.tags.headerCell(element, "Row") : page.tags.element("TD", element);
      cells.add(new Open(cell, x + PAD, pieces(row.cells().get(i), widths[i] - 2 * PAD)));
      x += widths[i];
    }
    float height = Math.max((float) row.leastHeight(), highest(cells) + 2 * PAD);
    if (height > page.room()) nextPage();
    do {
      if (highest(cells) + 2 * PAD > page.room() && page.room() < DRAWING_HEIGHT + 2 * PAD) nextPage();
      slice(cells, Math.min(height, page.room()));
      height = highest(cells) + 2 * PAD;
      if (highest(cells) > 0) nextPage();
    } while (highest(cells) > 0);
  }

  private void nextPage() {
    page.newSheet();
    headerAgain();
  }

  private static float highest(List<Open> cells) {
    float highest = 0;
    for (var cell : cells) highest = Math.max(highest, cell.height());
    return highest;
  }

  /** As much of each cell as fits, and the lines around it. */
  private void slice(List<Open> cells, float height) {
    float top = page.y;
    for (var cell : cells) {
      page.y = top + PAD;
      while (!cell.rest.isEmpty() && page.y + cell.rest.peek().height() <= top + height - PAD + 0.01f) piece(cell, cell.rest.poll());
    }
    var sheet = page.sheet();
    sheet.artifact("Layout", () -> {
      sheet.line(Typesetter.LEFT, top + height, Typesetter.LEFT + Typesetter.WIDTH, top + height, 0.5f, Ink.LINE);
      float x = Typesetter.LEFT;
      for (int i = 0; i < widths.length - 1; i++) {
        x += widths[i];
        sheet.line(x, top, x, top + height, 0.3f, Ink.LINE);
      }
    });
    page.y = top + height;
  }

  private void piece(Open cell, Piece piece) {
    switch (piece) {
      case Piece.Text(var line, var style) -> page.line(cell.element, line, style, cell.x);
      case Piece.Pen(var drawing, var width) -> {
        float top = page.y;
        var sheet = page.sheet();
        var figure = page.tags.figure(cell.element, Visual.plain(drawing.alternative()), sheet, Tags.box(cell.x, top, width, piece.height()));
        page.tags.mark(figure, sheet, null, () -> sheet.strokes(drawing.strokes(), cell.x, top, width, piece.height()));
        page.y = top + piece.height();
      }
    }
  }

  private Deque<Piece> pieces(Cell cell, float width) {
    var pieces = new ArrayDeque<Piece>();
    cell.drawing().ifPresent(drawing -> pieces.add(new Piece.Pen(drawing, Math.min(width, DRAWING_HEIGHT * Drawing.RATIO))));
    var style = Style.CELL.in(cell.tone());
    for (var line : page.lines.of(cell.text(), style, width)) pieces.add(new Piece.Text(line, style));
    var small = Style.CELL.in(Tone.SOFT);
    for (var line : page.lines.of(cell.note(), small, width)) pieces.add(new Piece.Text(line, small));
    return pieces;
  }
}

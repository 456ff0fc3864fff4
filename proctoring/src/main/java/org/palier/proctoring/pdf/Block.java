package org.palier.proctoring.pdf;

import java.util.List;
import java.util.Optional;

/** A part of a document; they stand one below the other. Texts are in logical order, in any script. */
public sealed interface Block {
  /** How a text looks. */
  enum Tone { NORMAL, STRONG, SOFT, WARNING }

  /** @param level 1 for the title of the document, 2 for its parts */
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 2) throw new IllegalArgumentException("heading level " + level);
    }
  }

  record Paragraph(String text, Tone tone) implements Block {}

  /** Names and values. @param columns pairs side by side, 1 to 4 */
  record Facts(List<Fact> facts, int columns) implements Block {
    public Facts {
      facts = List.copyOf(facts);
      if (columns < 1 || columns > 4) throw new IllegalArgumentException("columns " + columns);
    }
  }

  record Fact(String label, String value) {}

  /**
   * A table whose header is repeated on every page it goes on to.
   *
   * @param rowHeader number of the column that names a row, from 0
   * @param empty     said instead of a table without rows
   */
  record Table(List<Column> columns, int rowHeader, List<Row> rows, String empty) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (var row : rows)
        if (row.cells().size() != columns.size()) throw new IllegalArgumentException(row.cells().size() + " cells for " + columns.size() + " columns");
    }
  }

  /** @param share of the page's width, in any unit */
  record Column(String header, double share) {}

  /** @param leastHeight in points (1/72 inch), so that a hand can write in it */
  record Row(List<Cell> cells, double leastHeight) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** From top to bottom, whatever is there: a drawing, a text, a small note. */
  record Cell(Optional<Drawing> drawing, String text, Tone tone, String note) {
    public static final Cell EMPTY = of("");

    public static Cell of(String text) {
      return new Cell(Optional.empty(), text, Tone.NORMAL, "");
    }

    public static Cell of(String text, Tone tone) {
      return new Cell(Optional.empty(), text, tone, "");
    }

    public static Cell of(Drawing drawing, String note) {
      return new Cell(Optional.of(drawing), "", Tone.NORMAL, note);
    }

    public Cell note(String below) {
      return new Cell(drawing, text, tone, below);
    }
  }

  /**
   * Lines drawn by hand.
   *
   * @param strokes     each x, y, x, y... in thousandths of a field {@value #RATIO} times as wide as high, from its upper left corner
   * @param alternative what it is, for who does not see it
   */
  record Drawing(List<List<Integer>> strokes, String alternative) {
    public static final int RATIO = 3;

    public Drawing {
      strokes = strokes.stream().map(List::copyOf).toList();
      if (alternative.isBlank()) throw new IllegalArgumentException("a drawing without words");
    }
  }
}

package org.palier.proctoring.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.palier.proctoring.pdf.Block;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Heading;
import org.palier.proctoring.pdf.Block.Paragraph;
import org.palier.proctoring.pdf.Block.Row;
import org.palier.proctoring.pdf.Block.Table;
import org.palier.proctoring.pdf.Block.Tone;
import org.palier.proctoring.pdf.PdfDocument;

/** The attendance sheet as blocks. */
final class AttendancePaper {
  /** What a signature by hand needs, in points. */
  private static final double ROW_HEIGHT = 30;

  private AttendancePaper() {}

  static PdfDocument document(AttendanceSheet sheet, Words words) {
    var title = words.say("attendance.title");
    var blocks = Paper.opening(words, title, sheet.session(), List.of());
    blocks.add(new Heading(2, words.say("attendance.candidates")));
    blocks.add(candidates(sheet, words));
    blocks.add(new Paragraph(words.say("attendance.legend"), Tone.SOFT));
    blocks.add(new Heading(2, words.say("attendance.supervisors")));
    blocks.add(supervisors(sheet, words));
    return Paper.document(words, title, sheet.session(), sheet.madeAt(), blocks);
  }

  private static Block candidates(AttendanceSheet sheet, Words words) {
    var columns = List.of(Paper.column(words, "column.number", 4), Paper.column(words, "column.candidate", 22), Paper.column(words, "column.identity", 15),
        Paper.column(words, "column.arrival", 9.5), Paper.column(words, "column.departure", 9.5), Paper.column(words, "column.measure", 18),
        Paper.column(words, "column.signature", 22));
    var rows = new ArrayList<Row>();
    for (var candidate : sheet.candidates()) rows.add(candidate(rows.size() + 1, candidate, sheet, words));
    for (int blank = 0; blank < sheet.blankLines(); blank++) {
      var cells = new ArrayList<>(Collections.nCopies(columns.size(), Cell.EMPTY));
      cells.set(0, Cell.of(Integer.toString(rows.size() + 1), Tone.SOFT));
      rows.add(new Row(cells, ROW_HEIGHT));
    }
    return new Table(columns, 1, rows, words.say("attendance.nobody"));
  }

  private static Row candidate(int number, AttendanceSheet.Candidate candidate, AttendanceSheet sheet, Words words) {
    var day = sheet.session().plannedStart();
    var arrival = Cell.EMPTY;
    var departure = Cell.EMPTY;
    var signature = Paper.signature(words, candidate.name(), candidate.signature(), day);
    switch (candidate.attendance()) {
      case Attendance.Present(var arrivedAt, var leftAt) -> {
        arrival = Cell.of(words.time(arrivedAt, day));
        departure = leftAt.map(at -> Cell.of(words.time(at, day))).orElse(Cell.EMPTY);
      }
      case Attendance.Absent _ -> signature = Cell.of(words.say("absent"), Tone.WARNING);
      case Attendance.Expected _ -> { }
    }
    return new Row(List.of(Cell.of(Integer.toString(number), Tone.SOFT), Cell.of(candidate.name(), Tone.STRONG), Paper.identity(words, candidate.identity()),
        arrival, departure, Cell.of(words.measure(candidate.measure()), Tone.SOFT), signature), ROW_HEIGHT);
  }

  private static Block supervisors(AttendanceSheet sheet, Words words) {
    var rows = new ArrayList<Row>();
    for (var supervisor : sheet.supervisors())
      rows.add(new Row(List.of(Cell.of(supervisor.name(), Tone.STRONG), Paper.signature(words, supervisor.name(), supervisor.signature(), sheet.session().plannedStart())), ROW_HEIGHT));
    // One place for a name nobody typed.
    if (sheet.supervisors().isEmpty() || sheet.blankLines() > 0) rows.add(new Row(List.of(Cell.EMPTY, Cell.EMPTY), ROW_HEIGHT));
    return new Table(List.of(Paper.column(words, "column.name", 50), Paper.column(words, "column.signature", 50)), 0, rows, "");
  }
}

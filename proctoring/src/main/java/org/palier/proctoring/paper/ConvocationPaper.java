package org.palier.proctoring.paper;

import java.util.ArrayList;
import java.util.List;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Fact;
import org.palier.proctoring.pdf.Block.Heading;
import org.palier.proctoring.pdf.Block.Paragraph;
import org.palier.proctoring.pdf.Block.Row;
import org.palier.proctoring.pdf.Block.Table;
import org.palier.proctoring.pdf.Block.Tone;
import org.palier.proctoring.pdf.PdfDocument;

/** The convocation list as blocks. */
final class ConvocationPaper {
  private ConvocationPaper() {}

  static PdfDocument document(ConvocationList list, Words words) {
    var title = words.say("convocation.title");
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(words.say("convocation.count"), Integer.toString(list.invited().size())));
    list.accessCode().ifPresent(code -> facts.add(new Fact(words.say("convocation.code"), code)));
    var blocks = Paper.opening(words, title, list.session(), facts);
    blocks.add(new Heading(2, words.say("convocation.candidates")));
    var rows = new ArrayList<Row>();
    for (var invited : list.invited())
      rows.add(new Row(List.of(Cell.of(Integer.toString(rows.size() + 1), Tone.SOFT), Cell.of(invited.name(), Tone.STRONG), Cell.of(words.measure(invited.measure())),
          Cell.of(invited.seat().map(String::valueOf).orElse("")), Cell.EMPTY), 21));
    blocks.add(new Table(List.of(Paper.column(words, "column.number", 5), Paper.column(words, "column.candidate", 40), Paper.column(words, "column.measure", 31),
        Paper.column(words, "column.seat", 9), Paper.column(words, "column.remark", 15)), 1, rows, words.say("convocation.nobody")));
    blocks.add(new Paragraph(words.say("convocation.legend"), Tone.SOFT));
    return Paper.document(words, title, list.session(), list.madeAt(), blocks);
  }
}

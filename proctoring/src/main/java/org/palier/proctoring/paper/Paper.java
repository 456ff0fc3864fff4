package org.palier.proctoring.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.engine.account.Language;
import org.palier.proctoring.pdf.Block;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Column;
import org.palier.proctoring.pdf.Block.Drawing;
import org.palier.proctoring.pdf.Block.Fact;
import org.palier.proctoring.pdf.Block.Facts;
import org.palier.proctoring.pdf.Block.Heading;
import org.palier.proctoring.pdf.Block.Paragraph;
import org.palier.proctoring.pdf.Block.Tone;
import org.palier.proctoring.pdf.PdfDocument;
import org.palier.proctoring.pdf.PdfWriter;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Signature;

/** From what a paper says to its PDF. What the three papers have in common stands here. */
public final class Paper {
  private Paper() {}

  /** @param zone in which days and times are written */
  public static byte[] pdf(AttendanceSheet sheet, Language language, ZoneId zone) {
    return PdfWriter.write(AttendancePaper.document(sheet, Words.of(language, zone)));
  }

  /** @param zone in which days and times are written */
  public static byte[] pdf(ConvocationList list, Language language, ZoneId zone) {
    return PdfWriter.write(ConvocationPaper.document(list, Words.of(language, zone)));
  }

  /** @param zone in which days and times are written */
  public static byte[] pdf(SessionMinutes minutes, Language language, ZoneId zone) {
    return PdfWriter.write(MinutesPaper.document(minutes, Words.of(language, zone)));
  }

  static PdfDocument document(Words words, String title, SessionFacts session, Instant madeAt, List<Block> blocks) {
    return new PdfDocument(title + " – " + words.of(session.certification()) + " – " + session.session(), session.certifier().orElse("Palier"),
        words.language(), madeAt, blocks, words.say("footer", title, session.session(), words.dayAndTime(madeAt), words.zoneName()), words.say("page"), words.say("missing"));
  }

  /** Title and what every paper says first. @param more facts of this paper */
  static List<Block> opening(Words words, String title, SessionFacts session, List<Fact> more) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(words.say("session"), session.session()));
    facts.add(new Fact(words.say("date"), words.day(session.plannedStart())));
    facts.add(new Fact(words.say("place"), place(words, session.venue())));
    facts.add(new Fact(words.say("test"), words.of(session.test())));
    facts.add(new Fact(words.say("planned"), span(words, session, Optional.of(session.plannedStart()), Optional.of(session.plannedEnd()))));
    facts.add(new Fact(words.say("actual"), span(words, session, session.actualStart(), session.actualEnd())));
    facts.addAll(more);
    var blocks = new ArrayList<Block>();
    blocks.add(new Heading(1, title));
    blocks.add(new Paragraph(words.of(session.certification()), Tone.STRONG));
    blocks.add(new Paragraph(Stream.of(session.registration(), Optional.of(words.say("reference", session.reference())), session.certifier().map(name -> words.say("certifier", name)))
        .flatMap(Optional::stream).collect(Collectors.joining(" · ")), Tone.SOFT));
    blocks.add(new Facts(facts, 3));
    return blocks;
  }

  private static String span(Words words, SessionFacts session, Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty()) return words.say("not-yet");
    return words.say("span", words.time(from.get(), session.plannedStart()), to.map(end -> words.time(end, session.plannedStart())).orElse("…"));
  }

  private static String place(Words words, Venue venue) {
    return switch (venue) {
      case Venue.Centre(var name, var postalCode, var city) -> name + "\n" + postalCode + " " + city;
      case Venue.Remote(var link) -> words.say("remote") + "\n" + link;
    };
  }

  static Column column(Words words, String key, double share) {
    return new Column(words.say(key), share);
  }

  static Cell identity(Words words, Optional<Identity> identity) {
    return identity.map(one -> Cell.of(words.say("document", one.document()))
        .note(one.verdict() == Identity.Verdict.ACCEPTED ? "" : words.say("verdict", one.verdict()))).orElse(Cell.EMPTY);
  }

  /** A drawn signature, the words for another one, or a free place. */
  static Cell signature(Words words, String name, Optional<Signature> signature, Instant day) {
    return signature.map(one -> switch (one.means()) {
      case DRAWN -> Cell.of(new Drawing(one.strokes(), words.say("signature.alternative", name, words.dayAndTime(one.at()))), words.say("signature.drawn", words.time(one.at(), day)));
      case ON_PAPER -> Cell.of(words.say("signature.on-paper")).note(words.say("signature.noted", words.time(one.at(), day)));
      case ACT -> Cell.of(words.say("signature.act", words.time(one.at(), day)));
    }).orElse(Cell.EMPTY);
  }
}

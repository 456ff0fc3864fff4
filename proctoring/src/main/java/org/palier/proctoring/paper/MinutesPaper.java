package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palier.proctoring.paper.SessionMinutes.Stand;
import org.palier.proctoring.pdf.Block;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Column;
import org.palier.proctoring.pdf.Block.Fact;
import org.palier.proctoring.pdf.Block.Facts;
import org.palier.proctoring.pdf.Block.Heading;
import org.palier.proctoring.pdf.Block.Paragraph;
import org.palier.proctoring.pdf.Block.Row;
import org.palier.proctoring.pdf.Block.Table;
import org.palier.proctoring.pdf.Block.Tone;
import org.palier.proctoring.pdf.PdfDocument;

/** The minutes as blocks. */
final class MinutesPaper {
  private final SessionMinutes minutes;
  private final Words words;
  private final Instant day;

  private MinutesPaper(SessionMinutes minutes, Words words) {
    this.minutes = minutes;
    this.words = words;
    day = minutes.session().plannedStart();
  }

  static PdfDocument document(SessionMinutes minutes, Words words) {
    return new MinutesPaper(minutes, words).document();
  }

  private PdfDocument document() {
    var title = words.say(minutes.corrects().isPresent() ? "minutes.title-corrective" : "minutes.title");
    var blocks = Paper.opening(words, title, minutes.session(), facts());
    blocks.add(1, new Paragraph(words.say("minutes.number", minutes.number()), Tone.STRONG));
    blocks.add(new Facts(List.of(new Fact(words.say("minutes.subject"), words.say("minutes.subject-versions", minutes.subject().blueprint(), minutes.subject().bank(), minutes.subject().seedHash()))), 1));
    minutes.corrects().ifPresent(former -> blocks.add(new Paragraph(words.say("minutes.corrects", former.number(), former.reason()), Tone.STRONG)));
    if (minutes.seal().isEmpty()) blocks.add(new Paragraph(words.say("minutes.draft"), Tone.WARNING));
    part(blocks, "minutes.supervisors", supervisors());
    part(blocks, "minutes.candidates", candidates());
    part(blocks, "minutes.incidents", incidents());
    part(blocks, "minutes.acts", acts());
    part(blocks, "minutes.reports", reports());
    part(blocks, "minutes.remarks", new Paragraph(minutes.remarks().isBlank() ? words.say("minutes.no-remarks") : minutes.remarks(), Tone.NORMAL));
    part(blocks, "minutes.signatures", signatures());
    minutes.seal().filter(seal -> !seal.kept().isEmpty()).ifPresent(seal -> {
      part(blocks, "minutes.kept", kept(seal.kept()));
      blocks.add(new Paragraph(words.say("minutes.kept-means"), Tone.SOFT));
    });
    minutes.seal().ifPresent(seal -> {
      part(blocks, "minutes.seal", new Facts(List.of(new Fact(words.say("minutes.sealed"), words.dayAndTime(seal.at()) + " (" + words.zoneName() + ")"),
          new Fact(words.say("minutes.fingerprint"), seal.fingerprint())), 1));
      blocks.add(new Paragraph(words.say("minutes.sealed-means"), Tone.SOFT));
    });
    return Paper.document(words, title, minutes.session(), minutes.madeAt(), blocks);
  }

  private void part(List<Block> blocks, String key, Block content) {
    blocks.add(new Heading(2, words.say(key)));
    blocks.add(content);
  }

  private List<Fact> facts() {
    long present = minutes.candidates().stream().filter(one -> one.attendance() instanceof Attendance.Present).count();
    long absent = minutes.candidates().stream().filter(one -> one.attendance() instanceof Attendance.Absent).count();
    return List.of(new Fact(words.say("minutes.conditions"), conditions()),
        new Fact(words.say("minutes.attendance"), words.say("minutes.present-absent", minutes.candidates().size(), present, absent)));
  }

  /** How people were watched, and what is kept of it. */
  private String conditions() {
    if (minutes.session().venue() instanceof Venue.Centre) return words.say("conditions.centre");
    var policy = minutes.policy();
    var watched = Stream.of(policy.camera().value() ? "camera" : "", policy.screen().value() ? "screen" : "", policy.microphone().value() ? "microphone" : "")
        .filter(name -> !name.isEmpty()).map(name -> words.say("watched." + name)).collect(Collectors.joining(", "));
    return words.say("conditions.remote", watched.isEmpty() ? words.say("watched.nothing") : watched) + " " + words.say("evidence", policy.evidence().value());
  }

  private Block supervisors() {
    return table(columns("column.name", 30, "column.from", 13, "column.until", 13, "column.handover", 44), 0, "minutes.no-supervisor",
        minutes.supervisors().stream().map(one -> row(strong(one.name()), time(one.from()), one.until().map(this::time).orElse(Cell.of(words.say("minutes.to-the-end"))), Cell.of(one.note()))).toList());
  }

  private Block candidates() {
    var rows = new ArrayList<Row>();
    for (var one : minutes.candidates())
      rows.add(row(Cell.of(Integer.toString(rows.size() + 1), Tone.SOFT), strong(one.name()), Paper.identity(words, one.identity()), attendance(one.attendance()),
          Cell.of(words.measure(one.measure())), Cell.of(one.ending().map(ending -> words.say("ending", ending)).orElse("–"))));
    return table(columns("column.number", 5, "column.candidate", 26, "column.identity", 15, "column.attendance", 18, "column.measure", 19, "column.ending", 17), 1, "attendance.nobody", rows);
  }

  private Cell attendance(Attendance attendance) {
    return switch (attendance) {
      case Attendance.Expected _ -> Cell.of("–");
      case Attendance.Absent _ -> Cell.of(words.say("absent"), Tone.WARNING);
      case Attendance.Present(var arrivedAt, var leftAt) -> Cell.of(words.say("span", words.time(arrivedAt, day), leftAt.map(at -> words.time(at, day)).orElse("…")));
    };
  }

  private Block incidents() {
    return table(columns("column.time", 11, "column.concerns", 20, "column.category", 18, "column.severity", 9, "column.comment", 27, "column.by", 15), 0, "minutes.no-incident",
        minutes.incidents().stream().map(one -> row(time(one.at()), concerns(one.candidate()), Cell.of(words.say("incident", one.category())),
            Cell.of(String.format(words.language().locale(), "%.1f", one.severity())),
            Cell.of(one.comment()).note(Stream.of(one.item().map(item -> words.say("minutes.item", item)), one.notedAt().map(at -> words.say("minutes.noted", words.time(at, day))))
                .flatMap(Optional::stream).collect(Collectors.joining("\n"))), Cell.of(one.by()))).toList());
  }

  private Block acts() {
    return table(columns("column.time", 11, "column.concerns", 22, "column.act", 20, "column.reason", 31, "column.by", 16), 0, "minutes.no-act",
        minutes.acts().stream().map(one -> row(time(one.at()), concerns(one.candidate()),
            Cell.of(one.time().map(time -> words.say("act", one.kind()).formatted(time.toMinutes())).orElseGet(() -> words.say("act", one.kind()))), Cell.of(text(one)), Cell.of(one.by()))).toList());
  }

  /** What was missing stands as the name of a check. */
  private String text(SessionMinutes.Act act) {
    if (act.kind() != SessionMinutes.Act.Kind.ADMITTED) return act.text();
    return Stream.of(act.text().split(", ")).map(name -> words.texts().containsKey("check." + name) ? words.say("check." + name) : name).collect(Collectors.joining(", "));
  }

  private Block reports() {
    return table(columns("column.time", 11, "column.candidate", 20, "column.item", 9, "column.reported", 26, "column.decision", 34), 0, "minutes.no-report",
        minutes.reports().stream().map(one -> row(time(one.at()), Cell.of(one.candidate()), Cell.of(Integer.toString(one.item())), Cell.of(words.say("reported", one.category())).note(one.text()),
            strong(words.say("report", one.outcome())).note(one.reason() + one.by().map(by -> " (" + by + ")").orElse("")))).toList());
  }

  private Block signatures() {
    var rows = minutes.signatories().stream().map(one -> switch (one.stand()) {
      case Stand.Signed(var signature) -> signatory(one.name(), words.say("minutes.signed", words.dayAndTime(signature.at())), Paper.signature(words, one.name(), Optional.of(signature), day));
      case Stand.Countersigned(var signature) -> signatory(one.name(), words.say("minutes.countersigned", words.dayAndTime(signature.at())), Paper.signature(words, one.name(), Optional.of(signature), day));
      case Stand.Refused(var reason, var at) -> signatory(one.name(), words.say("minutes.refused", words.dayAndTime(at)), Cell.of(words.say("minutes.refusal-reason", reason), Tone.WARNING));
    }).toList();
    return table(columns("column.name", 32, "column.stand", 30, "column.signature", 38), 0, "minutes.unsigned", rows);
  }

  private Block kept(List<SessionMinutes.Kept> kept) {
    return table(columns("column.candidate", 26, "column.track", 17, "column.segments", 9, "column.link", 48), 0, "minutes.nothing-kept",
        kept.stream().map(one -> row(strong(one.candidate()), Cell.of(words.say("track." + one.track())), Cell.of(Integer.toString(one.segments())), Cell.of(one.link(), Tone.SOFT))).toList());
  }

  private static Row signatory(String name, String stand, Cell signature) {
    return new Row(List.of(strong(name), Cell.of(stand), signature), 34);
  }

  private Cell concerns(Optional<String> candidate) {
    return candidate.map(Cell::of).orElseGet(() -> Cell.of(words.say("minutes.whole-room"), Tone.SOFT));
  }

  private Cell time(Instant at) {
    return Cell.of(words.time(at, day));
  }

  private static Cell strong(String text) {
    return Cell.of(text, Tone.STRONG);
  }

  private static Row row(Cell... cells) {
    return new Row(List.of(cells), 0);
  }

  private Table table(List<Column> columns, int rowHeader, String empty, List<Row> rows) {
    return new Table(columns, rowHeader, rows, words.say(empty));
  }

  /** @param keysAndShares a text's key and its column's share of the width, by turns */
  private List<Column> columns(Object... keysAndShares) {
    var columns = new ArrayList<Column>();
    for (int at = 0; at < keysAndShares.length; at += 2) columns.add(Paper.column(words, (String) keysAndShares[at], ((Number) keysAndShares[at + 1]).doubleValue()));
    return columns;
  }
}

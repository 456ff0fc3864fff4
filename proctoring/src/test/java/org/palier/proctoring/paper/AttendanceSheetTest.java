package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.proctoring.pdf.Eye;
import org.palier.proctoring.pdf.Reading;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Signature;

class AttendanceSheetTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant OPENS = Samples.OPENS;

  @Test void the_sheet_says_of_the_session_what_practice_asks() {
    var read = Reading.of(Paper.pdf(Samples.attendance(3), Language.FR, PARIS));
    assertEquals("Feuille d’émargement", read.all("H1").getFirst().text());
    assertTrue(read.said().contains("Développer l’activité commerciale par les réseaux sociaux"));
    assertTrue(read.said().contains("RS6372 · référentiel activite-commerciale-reseaux-sociaux@1 · certificateur Alternative Digitale"), read.said().toString());
    assertEquals("s-7k2m9q4x", read.fact("Session"));
    assertEquals("samedi 21 novembre 2026", read.fact("Date"));
    assertEquals("Centre Lyon Part-Dieu69003 Lyon", read.fact("Lieu"));
    assertEquals("Épreuve E8 : test de connaissances", read.fact("Épreuve"));
    assertEquals("09 h 00 – 12 h 00", read.fact("Horaire prévu").replace('\u00a0', ' '));
    assertEquals("09 h 02 – 11 h 51", read.fact("Horaire réel").replace('\u00a0', ' '));
  }

  @Test void a_remote_session_says_where_candidates_enter() {
    var read = Reading.of(Paper.pdf(Samples.blank(1), Language.EN, PARIS));
    assertEquals("Remotehttps://examens.example.org/exam", read.fact("Place"));
    assertEquals("Not open yet", read.fact("Actual time"));
  }

  @Test void each_candidate_has_a_row_with_document_times_measure_and_signature() {
    var arrived = OPENS.minusSeconds(600);
    var sheet = sheet(List.of(new AttendanceSheet.Candidate("Łukasz Wiśniewski", Optional.of(new Identity(Identity.Document.PASSPORT, Identity.Verdict.ACCEPTED, "", "a-1", arrived)),
        new Attendance.Present(arrived, Optional.of(OPENS.plusSeconds(4_500))), Optional.of(new Measure(33, 20, "lecteur")), Optional.of(Samples.drawn(0, arrived.plusSeconds(60))))));
    var rows = Reading.of(Paper.pdf(sheet, Language.FR, PARIS)).table("Candidats");
    assertEquals(List.of("N°", "Candidat", "Pièce d’identité", "Arrivée", "Départ", "Aménagement", "Signature"), rows.getFirst());
    assertEquals(List.of("1", "Łukasz Wiśniewski", "Passeport", "08 h 50", "10 h 15", "Temps majoré de 33 %Pauses : 20 minAide : lecteur",
        "Signé à l’écran à 08 h 51 | Signature de Łukasz Wiśniewski, tracée à l’écran le 21/11/2026 08 h 51"), plain(rows.get(1)));
  }

  @Test void a_drawn_signature_is_on_the_page_and_only_there() {
    var pdf = Paper.pdf(sheet(List.of(present("A", Optional.of(Samples.drawn(0, OPENS))),
        present("B", Optional.of(new Signature(Signature.Means.DRAWN, List.of(List.of(0, 0, 1000, 1000), List.of(0, 1000, 1000, 0)), "a-2", OPENS))))), Language.FR, PARIS);
    var figures = Reading.of(pdf).all("Figure");
    assertEquals(2, figures.size());
    for (var figure : figures) assertTrue(Eye.pen(pdf, figure.place().orElseThrow()) > 0.005, "ink: " + Eye.pen(pdf, figure.place().orElseThrow()));
    // The same place on a sheet where nobody drew.
    var without = Paper.pdf(sheet(List.of(present("A", Optional.of(new Signature(Signature.Means.ON_PAPER, List.of(), "a-1", OPENS))), present("B", Optional.empty()))), Language.FR, PARIS);
    assertEquals(0, Eye.pen(without, figures.getFirst().place().orElseThrow()));
  }

  @Test void a_signature_on_paper_or_by_an_act_says_so_with_its_time() {
    var rows = Reading.of(Paper.pdf(sheet(List.of(present("A", Optional.of(new Signature(Signature.Means.ON_PAPER, List.of(), "a-1", OPENS))),
        present("B", Optional.of(new Signature(Signature.Means.ACT, List.of(), "a-2", OPENS.plusSeconds(60)))))), Language.FR, PARIS)).table("Candidats");
    assertEquals("Signé à la main sur la feuille impriméeNoté à 09 h 00", plain(rows.get(1)).getLast());
    assertEquals("Acte horodaté, compte authentifié, à 09 h 01", plain(rows.get(2)).getLast());
  }

  @Test void who_was_absent_is_marked_absent() {
    var rows = Reading.of(Paper.pdf(sheet(List.of(new AttendanceSheet.Candidate("Jean", Optional.empty(), new Attendance.Absent(), Optional.empty(), Optional.empty()),
        present("Léa", Optional.empty()))), Language.FR, PARIS)).table("Candidats");
    assertEquals("ABSENT", rows.get(1).getLast());
    assertEquals(List.of("", ""), rows.get(1).subList(3, 5));
    assertFalse(rows.get(2).contains("ABSENT"));
  }

  @Test void a_doubted_identity_is_said_with_its_kind() {
    var sheet = sheet(List.of(new AttendanceSheet.Candidate("Jean", Optional.of(new Identity(Identity.Document.OTHER, Identity.Verdict.DOUBT, "", "a-1", OPENS)),
        new Attendance.Present(OPENS, Optional.empty()), Optional.empty(), Optional.empty())));
    assertEquals("Autre pièceSous réserve", Reading.of(Paper.pdf(sheet, Language.FR, PARIS)).table("Candidats").get(1).get(2));
  }

  @Test void supervisors_sign_too() {
    var rows = Reading.of(Paper.pdf(Samples.attendance(1), Language.FR, PARIS)).table("Surveillants");
    assertEquals("Claire Fontaine", rows.get(1).get(0));
    assertTrue(rows.get(1).get(1).contains("Signature de Claire Fontaine, tracée à l’écran"), rows.toString());
    assertEquals(List.of("Marc Olivier", ""), rows.get(2));
  }

  @Test void a_printed_sheet_has_lines_for_whoever_is_added_by_hand() {
    var sheet = Samples.blank(2);
    var rows = Reading.of(Paper.pdf(sheet, Language.FR, PARIS)).table("Candidats");
    assertEquals(1 + 2 + sheet.blankLines(), rows.size());
    assertEquals(List.of("5", "", "", "", "", "", ""), rows.getLast());
    assertThrows(IllegalArgumentException.class, () -> new AttendanceSheet(Samples.centre(), List.of(), List.of(), 41, OPENS));
  }

  @Test void forty_candidates_take_three_pages_at_most_and_ten_take_one() {
    assertEquals(1, Eye.pages(Paper.pdf(Samples.attendance(10), Language.FR, PARIS)).size());
    assertTrue(Eye.pages(Paper.pdf(Samples.attendance(40), Language.FR, PARIS)).size() <= 3);
  }

  @Test void another_day_is_told_beside_the_time() {
    var rows = Reading.of(Paper.pdf(sheet(List.of(present("A", Optional.of(new Signature(Signature.Means.ON_PAPER, List.of(), "a-1", OPENS.plus(Duration.ofDays(1))))))),
        Language.EN, PARIS)).table("Candidates");
    assertEquals("Signed by hand on the printed sheetNoted at 22/11/2026 09:00", rows.get(1).getLast());
  }

  private static AttendanceSheet sheet(List<AttendanceSheet.Candidate> candidates) {
    return new AttendanceSheet(Samples.centre(), candidates, List.of(), 0, OPENS);
  }

  private static AttendanceSheet.Candidate present(String name, Optional<Signature> signature) {
    return new AttendanceSheet.Candidate(name, Optional.empty(), new Attendance.Present(OPENS, Optional.empty()), Optional.empty(), signature);
  }

  /** With plain spaces, for reading. */
  private static List<String> plain(List<String> row) {
    return row.stream().map(cell -> cell.replace('\u00a0', ' ')).toList();
  }
}

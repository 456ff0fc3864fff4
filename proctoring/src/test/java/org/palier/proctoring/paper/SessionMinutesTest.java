package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.engine.certification.Supervision;
import org.palier.proctoring.pdf.Eye;
import org.palier.proctoring.pdf.Reading;

class SessionMinutesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private final Reading read = Reading.of(Paper.pdf(Samples.minutes(6), Language.FR, PARIS));

  @Test void the_minutes_have_a_number_and_name_session_certification_and_place() {
    assertEquals("Procès-verbal de session rectificatif", read.all("H1").getFirst().text());
    assertTrue(read.said().contains("N° PV-2026-000042"));
    assertTrue(read.said().contains("RS6372 · référentiel activite-commerciale-reseaux-sociaux@1 · certificateur Alternative Digitale"));
    assertEquals("s-7k2m9q4x", read.fact("Session"));
    assertEquals("Centre Lyon Part-Dieu69003 Lyon", read.fact("Lieu"));
    assertEquals("En centre, sous les yeux de surveillants présents. Aucune image n’est prise.", read.fact("Conditions"));
  }

  @Test void versions_of_the_subject_and_the_draw_are_named() {
    assertEquals("Plan culture-reseaux@3, banque de questions 2026-10. Empreinte SHA-256 du tirage, fixée avant la session : 0d4a11c185d8ef1bb9e5ea6d4f6a54a5a2eb3c59ab6ea1cc4d3e50bd96a1d19e",
        plain(read.fact("Sujet")));
  }

  @Test void corrective_minutes_refer_to_the_former_and_first_ones_do_not() {
    assertTrue(read.said().stream().anyMatch(text -> plain(text).equals("Rectifie le procès-verbal n° PV-2026-000041, qui reste conservé. Motif : heure de fin erronée")));
    var first = Samples.minutes(1);
    var said = Reading.of(Paper.pdf(new SessionMinutes(first.number(), Optional.empty(), first.session(), first.subject(), first.policy(), first.supervisors(), first.candidates(),
        first.incidents(), first.acts(), first.reports(), first.remarks(), first.signatories(), first.seal(), first.madeAt()), Language.FR, PARIS)).said();
    assertTrue(said.contains("Procès-verbal de session"));
    assertFalse(said.stream().anyMatch(text -> text.startsWith("Rectifie")));
  }

  @Test void supervisors_are_named_with_their_times_and_what_they_handed_over() {
    var rows = read.table("Surveillance");
    assertEquals(List.of("Claire Fontaine", "08 h 30", "10 h 00", "Le poste 4 est lent, candidat prévenu."), plain(rows.get(1)));
    assertEquals(List.of("Marc Olivier", "10 h 00", "fin", ""), plain(rows.get(2)));
  }

  @Test void who_was_there_and_who_was_not_under_which_measure_and_how_it_ended() {
    var rows = read.table("Candidats");
    assertEquals(List.of("2", "Đặng Thị Hồng Nhung", "Passeport", "08 h 40 – 10 h 01", "Temps majoré de 33 %Pauses : 20 minAide : lecteur", "Temps écoulé"), plain(rows.get(2)));
    assertEquals(List.of("6", "דוד בן־גוריון", "", "ABSENT", "", "–"), rows.get(6));
    assertEquals("Convoqués : 6 – présents : 5 – absents : 1", plain(read.fact("Présence")));
  }

  @Test void incidents_have_time_category_severity_item_comment_and_author() {
    var rows = read.table("Incidents");
    assertEquals(List.of("09 h 25", "Łukasz Wiśniewski", "Suspicion de fraude", "0,7",
        "Téléphone posé sur la table, allumé. Rangé à la demande ; le candidat continue sous réserve.Question 12 à l’écran", "Claire Fontaine"), plain(rows.get(1)));
    assertEquals("Toute la salle", rows.get(2).get(1));
    assertEquals("Ligne du centre coupée neuf minutes ; les candidats ont continué.Noté à 09 h 50", plain(rows.get(2)).get(4), "told later than it happened");
  }

  @Test void pauses_added_time_and_messages_are_told() {
    var rows = read.table("Interventions");
    assertEquals(List.of("Pause", "Reprise", "Temps ajouté : 10 min", "Message", "Ligne rétablie après 9 min"), rows.stream().skip(1).map(row -> plain(row).get(2)).toList());
    assertEquals(List.of("09 h 49", "Đặng Thị Hồng Nhung", "Temps ajouté : 10 min", "Coupure de la ligne", "Marc Olivier"), plain(rows.get(3)));
  }

  @Test void reported_questions_say_what_became_of_them() {
    assertEquals(List.of("09 h 33", "Ελένη Παπαδοπούλου", "7", "IllisibleL’image ne s’affiche pas.",
        "Admise, question neutralisée pour ce candidatImage absente, constaté sur place (Marc Olivier)"), plain(read.table("Questions signalées").get(1)));
  }

  @Test void remarks_signatures_countersignature_and_refusal_stand_with_their_times() {
    assertTrue(read.said().stream().anyMatch(text -> text.contains("Le vidéoprojecteur de la salle B est à réparer.")));
    var rows = read.table("Signatures");
    assertEquals(List.of("Claire Fontaine", "Signé le 21/11/2026 11 h 53"), plain(rows.get(1)).subList(0, 2));
    assertTrue(rows.get(1).get(2).contains("Signature de Claire Fontaine"));
    assertEquals("Contresigné le 21/11/2026 11 h 55", plain(rows.get(2)).get(1));
    assertEquals(List.of("Yvon Le Goff", "Contreseing refusé le 21/11/2026 11 h 56", "Refus : Je n’étais pas présent lors de l’incident de 9 h 25."), plain(rows.get(3)));
    var pdf = Paper.pdf(Samples.minutes(6), Language.FR, PARIS);
    for (var figure : read.all("Figure")) assertTrue(Eye.pen(pdf, figure.place().orElseThrow()) > 0.005);
  }

  @Test void what_was_kept_is_listed_with_the_end_of_its_chain_and_the_sentence_says_what_the_fingerprint_covers() {
    var rows = read.table("Images conservées");
    assertEquals(List.of("Łukasz Wiśniewski", "Caméra", "38", Samples.LINK), rows.get(1).stream().map(cell -> cell.replace(" ", "")).map(cell -> cell.replace("ŁukaszWiśniewski", "Łukasz Wiśniewski")).toList());
    assertEquals(3, rows.size());
    assertTrue(read.said().stream().map(SessionMinutesTest::plain).anyMatch(text -> text.contains("Elle ne couvre pas le journal propre à chaque épreuve : réponses, horloge, questions signalées.")));
  }

  @Test void sealed_minutes_show_their_fingerprint_and_a_draft_says_that_it_is_one() {
    assertEquals(Samples.FINGERPRINT, read.fact("Empreinte SHA-256 du contenu"));
    assertFalse(read.said().stream().anyMatch(text -> text.startsWith("Projet")));
    var sealed = Samples.minutes(1);
    var draft = Reading.of(Paper.pdf(new SessionMinutes(sealed.number(), Optional.empty(), sealed.session(), sealed.subject(), sealed.policy(), List.of(), List.of(), List.of(), List.of(),
        List.of(), "", List.of(), Optional.empty(), sealed.madeAt()), Language.FR, PARIS)).said();
    assertTrue(draft.stream().anyMatch(text -> plain(text).equals("Projet : ce procès-verbal n’est pas scellé.")), draft.toString());
    for (var nothing : List.of("Aucun surveillant noté.", "Aucun candidat.", "Aucun incident.", "Aucune intervention.", "Aucune question signalée.", "Sans observation.", "Pas encore signé."))
      assertTrue(draft.contains(nothing), nothing);
  }

  @Test void at_a_distance_the_minutes_say_what_was_watched_and_what_is_kept() {
    var centre = Samples.minutes(1);
    var remote = new SessionMinutes(centre.number(), Optional.empty(), Samples.remote(), centre.subject(), Supervision.DEFAULT, List.of(), List.of(), List.of(), List.of(), List.of(), "",
        List.of(), Optional.empty(), centre.madeAt());
    assertEquals("Remote, under the eyes of a live supervisor: camera, screen, sound. Nothing is kept.", Reading.of(Paper.pdf(remote, Language.EN, PARIS)).fact("Conditions"));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static List<String> plain(List<String> row) {
    return row.stream().map(SessionMinutesTest::plain).toList();
  }
}

package org.palier.proctoring.paper;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.certification.Supervision;
import org.palier.engine.certification.Text;
import org.palier.engine.scoring.Ending;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.Signature;

/** Papers of invented sessions. */
public final class Samples {
  static final Instant OPENS = Instant.parse("2026-11-21T08:00:00Z");
  static final String LINK = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String[] NAMES = {
      "Łukasz Wiśniewski", "Đặng Thị Hồng Nhung", "Ελένη Παπαδοπούλου", "Наталья Кузнецова", "محمد بن عبد الله", "דוד בן־גוריון", "Anne-Sophie de La Rochefoucauld-Montbel",
      "Émilie Œuvrard", "José Ñúñez", "İbrahim Şahin", "Zoë Müller-Groß", "Jean Dupré", "Վարդան Պետրոսյան", "ნინო ბერიძე", "Fatou N’Diaye", "王小明"};

  private Samples() {}

  static SessionFacts centre() {
    return new SessionFacts(Optional.of("Alternative Digitale"), new Text("Développer l’activité commerciale par les réseaux sociaux", "Developing sales through social networks"),
        "activite-commerciale-reseaux-sociaux@1", Optional.of("RS6372"), new Text("Épreuve E8 : test de connaissances", "Test E8: knowledge test"), "s-7k2m9q4x",
        new Venue.Centre("Centre Lyon Part-Dieu", "69003", "Lyon"), OPENS, OPENS.plus(Duration.ofHours(3)), Optional.of(OPENS.plusSeconds(130)), Optional.of(OPENS.plus(Duration.ofMinutes(171))));
  }

  static SessionFacts remote() {
    var centre = centre();
    return new SessionFacts(Optional.empty(), centre.certification(), centre.reference(), Optional.empty(), centre.test(), centre.session(),
        new Venue.Remote(URI.create("https://examens.example.org/exam")), centre.plannedStart(), centre.plannedEnd(), Optional.empty(), Optional.empty());
  }

  static String name(int number) {
    return number < NAMES.length ? NAMES[number] : NAMES[number % NAMES.length].split(" ")[0] + " Martin " + number;
  }

  /** Two strokes of a wavy pen. */
  static Signature drawn(int seed, Instant at) {
    var first = new ArrayList<Integer>();
    for (int i = 0; i <= 60; i++) {
      first.add(60 + i * 13);
      first.add(500 + (int) (340 * Math.sin(i * (0.35 + seed % 5 * 0.06)) * Math.exp(-i / (34.0 + seed % 7))));
    }
    return new Signature(Signature.Means.DRAWN, List.of(first, List.of(150, 820, 420, 760, 870, 790), List.of(640, 300)), "a-" + seed, at);
  }

  static AttendanceSheet attendance(int candidates) {
    var all = new ArrayList<AttendanceSheet.Candidate>();
    for (int i = 0; i < candidates; i++) all.add(candidate(i));
    return new AttendanceSheet(centre(), all, List.of(new AttendanceSheet.Supervisor("Claire Fontaine", Optional.of(drawn(3, OPENS.plus(Duration.ofMinutes(172))))),
        new AttendanceSheet.Supervisor("Marc Olivier", Optional.empty())), 0, OPENS.plus(Duration.ofMinutes(180)));
  }

  private static AttendanceSheet.Candidate candidate(int i) {
    var arrived = OPENS.minusSeconds(1200 - 20L * i);
    var left = OPENS.plus(Duration.ofMinutes(60 + i));
    if (i % 9 == 5) return new AttendanceSheet.Candidate(name(i), Optional.empty(), new Attendance.Absent(), Optional.empty(), Optional.empty());
    var document = Identity.Document.values()[i % Identity.Document.values().length];
    var verdict = i % 11 == 6 ? Identity.Verdict.DOUBT : Identity.Verdict.ACCEPTED;
    var signature = switch (i % 4) {
      case 2 -> new Signature(Signature.Means.ON_PAPER, List.of(), "a-" + i, arrived.plusSeconds(30));
      case 3 -> new Signature(Signature.Means.ACT, List.of(), "a-" + i, arrived.plusSeconds(30));
      default -> drawn(i, arrived.plusSeconds(30));
    };
    return new AttendanceSheet.Candidate(name(i), Optional.of(new Identity(document, verdict, "", "a-sup", arrived)), new Attendance.Present(arrived, Optional.of(left)),
        i % 7 == 1 ? Optional.of(new Measure(33, 20, "lecteur")) : Optional.empty(), Optional.of(signature));
  }

  static AttendanceSheet blank(int candidates) {
    var all = new ArrayList<AttendanceSheet.Candidate>();
    for (int i = 0; i < candidates; i++) all.add(new AttendanceSheet.Candidate(name(i), Optional.empty(), new Attendance.Expected(), Optional.empty(), Optional.empty()));
    return new AttendanceSheet(remote(), all, List.of(), 3, OPENS.minusSeconds(86_400));
  }

  static ConvocationList convocation(int candidates) {
    var all = new ArrayList<ConvocationList.Invited>();
    for (int i = 0; i < candidates; i++) all.add(new ConvocationList.Invited("s-" + i, name(i), i % 7 == 1 ? Optional.of(new Measure(33, 0, "")) : Optional.empty(), Optional.of(i + 1)));
    return new ConvocationList(centre(), Optional.of("K7QX-29MP"), all, OPENS.minusSeconds(3_600));
  }

  static SessionMinutes minutes(int candidates) {
    var all = new ArrayList<SessionMinutes.Candidate>();
    for (var one : attendance(candidates).candidates())
      all.add(new SessionMinutes.Candidate(one.name(), one.identity(), one.attendance(), one.measure(),
          one.attendance() instanceof Attendance.Absent ? Optional.empty() : Optional.of(Ending.values()[all.size() % 4])));
    return new SessionMinutes("PV-2026-000042", Optional.of(new SessionMinutes.Correction("PV-2026-000041", "heure de fin erronée")), centre(),
        new SessionMinutes.Subject("culture-reseaux@3", "2026-10", "0d4a11c185d8ef1bb9e5ea6d4f6a54a5a2eb3c59ab6ea1cc4d3e50bd96a1d19e"),
        Supervision.DEFAULT,
        List.of(new SessionMinutes.Shift("Claire Fontaine", OPENS.minusSeconds(1800), Optional.of(OPENS.plusSeconds(3600)), "Le poste 4 est lent, candidat prévenu."),
            new SessionMinutes.Shift("Marc Olivier", OPENS.plusSeconds(3600), Optional.empty(), "")), all,
        List.of(new SessionMinutes.Incident(OPENS.plusSeconds(1_500), Optional.empty(), Optional.of(name(0)), IncidentCategory.SUSPECTED_FRAUD, 0.7, Optional.of(12),
                "Téléphone posé sur la table, allumé. Rangé à la demande ; le candidat continue sous réserve.", "Claire Fontaine"),
            new SessionMinutes.Incident(OPENS.plusSeconds(2_400), Optional.of(OPENS.plusSeconds(3_000)), Optional.empty(), IncidentCategory.TECHNICAL_NETWORK, 0.3, Optional.empty(),
                "Ligne du centre coupée neuf minutes ; les candidats ont continué.", "Claire Fontaine")),
        List.of(new SessionMinutes.Act(OPENS.plusSeconds(1_510), SessionMinutes.Act.Kind.PAUSED, Optional.of(name(0)), Optional.empty(), "Vérification", "Claire Fontaine"),
            new SessionMinutes.Act(OPENS.plusSeconds(1_600), SessionMinutes.Act.Kind.RESUMED, Optional.of(name(0)), Optional.empty(), "", "Claire Fontaine"),
            new SessionMinutes.Act(OPENS.plusSeconds(2_950), SessionMinutes.Act.Kind.TIME_ADDED, Optional.of(name(1)), Optional.of(Duration.ofMinutes(10)), "Coupure de la ligne", "Marc Olivier"),
            new SessionMinutes.Act(OPENS.plusSeconds(3_000), SessionMinutes.Act.Kind.MESSAGE, Optional.empty(), Optional.empty(), "Il reste dix minutes.", "Marc Olivier"),
            new SessionMinutes.Act(OPENS.plusSeconds(3_100), SessionMinutes.Act.Kind.RECONNECTED, Optional.of(name(3)), Optional.of(Duration.ofMinutes(9)), "", "Palier")),
        List.of(new SessionMinutes.Report(OPENS.plusSeconds(2_000), name(2), 7, org.palier.engine.sitting.ItemReport.Category.UNREADABLE, "L’image ne s’affiche pas.", SessionMinutes.Report.Outcome.UPHELD, "Image absente, constaté sur place", Optional.of("Marc Olivier"))),
        "Session calme.\nLe vidéoprojecteur de la salle B est à réparer.",
        List.of(new SessionMinutes.Signatory("Claire Fontaine", new SessionMinutes.Stand.Signed(drawn(3, OPENS.plusSeconds(10_400)))),
            new SessionMinutes.Signatory("Marc Olivier", new SessionMinutes.Stand.Countersigned(drawn(8, OPENS.plusSeconds(10_500)))),
            new SessionMinutes.Signatory("Yvon Le Goff", new SessionMinutes.Stand.Refused("Je n’étais pas présent lors de l’incident de 9 h 25.", OPENS.plusSeconds(10_600)))),
        Optional.of(new SessionMinutes.Seal(List.of(new SessionMinutes.Kept(name(0), "camera", 38, LINK), new SessionMinutes.Kept(name(0), "still-screen", 151, LINK)), FINGERPRINT, OPENS.plusSeconds(10_400))), OPENS.plusSeconds(10_700));
  }
}

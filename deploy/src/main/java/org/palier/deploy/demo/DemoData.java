package org.palier.deploy.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palier.deploy.Application;
import org.palier.engine.account.Account;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.StaffAccounts;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.CivilStatus;
import org.palier.engine.enrolment.Registration;
import org.palier.engine.examsession.Centre;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DuplicateKey;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;

/** Fills an empty store with staff, candidates, centres and exam sessions, through the same parts that serve everybody. */
public final class DemoData {
  private static final Collection DEMO = Collection.of("demo");
  /** Everybody knows it: demo data is for one's own machine. */
  static final String PASSWORD = "palier-demo-2026";
  private static final String SUPERVISOR = "surveillance@example.org";
  private static final List<Centre> CENTRES = List.of(
      new Centre("lyon-part-dieu", "Centre Part-Dieu", "Lyon", "69003"), new Centre("nantes-beaulieu", "Centre Beaulieu", "Nantes", "44200"),
      new Centre("lille-flandres", "Centre Flandres", "Lille", "59800"));
  private static final Set<String> EVERY_CENTRE = CENTRES.stream().map(Centre::id).collect(Collectors.toUnmodifiableSet());
  private static final String CERTIFICATION = "activite-commerciale-reseaux-sociaux";

  private final Application app;
  private final StaffAccounts staff;
  private final DemoCandidate demoCandidate;
  private final List<String> signIns = new ArrayList<>();

  public DemoData(Application app) {
    this.app = app;
    this.staff = new StaffAccounts(app.accounts(), app.passwords(), app.webSessions(), app.clock());
    this.demoCandidate = new DemoCandidate(app);
  }

  /** Does nothing on a store that holds accounts. @return the sign-ins to print, empty when there is no demo data */
  public Future<List<String>> fill(String origin) {
    return app.store().declare(DEMO)
        .compose(_ -> app.store().get(DEMO, "sign-ins"))
        .compose(known -> known.isPresent()
            ? withCentres().map(known.get().body().getJsonArray("lines").stream().map(Object::toString).toList())
            : app.accounts().search("", 1).compose(accounts -> accounts.isEmpty() ? fillNow() : Future.succeededFuture(List.<String>of())))
        .map(lines -> lines.stream().map(line -> line.replace("{origin}", origin)).toList());
  }

  /** Demo data made before managers had centres. */
  private Future<Void> withCentres() {
    return app.accounts().find(new Email(SUPERVISOR)).compose(found -> found.filter(account -> account.roles().contains(Role.CENTRE_MANAGER) && account.centres().isEmpty())
        .map(account -> staff.changeCentres(account.id(), EVERY_CENTRE).<Void>mapEmpty()).orElse(Future.succeededFuture()));
  }

  /** One node does, when several start at once; it tells the sign-ins. */
  private Future<List<String>> fillNow() {
    return app.store().insert(DEMO, "begun", new JsonObject()).compose(_ -> everything(),
        taken -> taken instanceof DuplicateKey ? Future.succeededFuture(List.of()) : Future.failedFuture(taken));
  }

  private Future<List<String>> everything() {
    return member("responsable@example.org", "Responsable Démo", EnumSet.of(Role.ADMINISTRATOR, Role.CERTIFICATION_MANAGER))
        .compose(_ -> member(SUPERVISOR, "Surveillance Démo", EnumSet.of(Role.SUPERVISOR, Role.CENTRE_MANAGER), EVERY_CENTRE))
        .compose(_ -> member("referent@example.org", "Référent Handicap Démo", EnumSet.of(Role.ACCOMMODATION_OFFICER)))
        .compose(_ -> member("audit@example.org", "Audit Démo", EnumSet.of(Role.AUDITOR)))
        .compose(_ -> member("examen1@example.org", "Première Lecture Démo", EnumSet.of(Role.CASE_REVIEWER)))
        .compose(_ -> member("examen2@example.org", "Seconde Lecture Démo", EnumSet.of(Role.CASE_REVIEWER)))
        .compose(_ -> member("donnees@example.org", "Protection des Données Démo", EnumSet.of(Role.DATA_PROTECTION_OFFICER)))
        .compose(_ -> centres())
        .compose(_ -> sessions())
        .compose(_ -> app.store().insert(DEMO, "sign-ins", new JsonObject().put("lines", new JsonArray(signIns))))
        .map(_ -> List.copyOf(signIns));
  }

  private Future<Account> member(String email, String name, Set<Role> roles) {
    return member(email, name, roles, Set.of());
  }

  private Future<Account> member(String email, String name, Set<Role> roles, Set<String> centres) {
    signIns.add(String.format("  %-28s %s   (%s)", email, PASSWORD, String.join(", ", roles.stream().map(Role::code).toList())));
    return staff.create(new Email(email), name, roles, centres, Language.FR, PASSWORD);
  }

  private Future<Void> centres() {
    return Future.all(CENTRES.stream().map(app.examSessions()::keep).toList()).mapEmpty();
  }

  /** One session at home that is open now, one at a centre tomorrow; one candidate has finished, one waits, one is new. */
  private Future<Void> sessions() {
    var now = app.clock().instant();
    var home = session(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofHours(8)), Optional.empty());
    var centre = session(now.plus(Duration.ofHours(20)), now.plus(Duration.ofHours(23)), Optional.of("lyon-part-dieu"));
    return app.examSessions().plan(home).compose(_ -> app.examSessions().plan(centre))
        .compose(_ -> app.examSessions().open(home.id()))
        .compose(open -> candidate("nadia.benali@example.org", "Nadia", "Benali", CivilStatus.Sex.F, "1986-04-12", "")
            .compose(account -> invited(open, account))
            .compose(_ -> candidate("luc.martin@example.org", "Luc", "Martin", CivilStatus.Sex.M, "1979-11-03", "Dyslexie : besoin de temps supplémentaire."))
            .compose(account -> app.enrolments().accommodate(account.id(), new Accommodation(33, 10, "", "Référent Handicap Démo", LocalDate.of(2026, 9, 1)))
                .compose(_ -> invited(open, account)))
            .compose(_ -> candidate("elodie.garnier@example.org", "Élodie", "Garnier", CivilStatus.Sex.F, "1991-07-23", ""))
            .compose(account -> invited(open, account).compose(sitting -> demoCandidate.sits(sitting, 0.7))))
        .compose(_ -> candidate("paul.roux@example.org", "Paul", "Roux", CivilStatus.Sex.M, "1983-02-17", ""))
        .compose(account -> invited(centre, account))
        .compose(_ -> supervised(now));
  }

  /**
   * A session at home that somebody watches, open now: its room is arranged and open, with the demo supervisor in it. One candidate has finished, and
   * was marked: a case is to be reviewed. Another is expected.
   */
  private Future<Void> supervised(Instant now) {
    var watched = session(now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofHours(8)), Optional.empty(), true);
    return app.examSessions().plan(watched).compose(_ -> app.examSessions().open(watched.id()))
        .compose(open -> candidate("hugo.lefevre@example.org", "Hugo", "Lefèvre", CivilStatus.Sex.M, "1990-01-08", "")
            .compose(marked -> invited(open, marked).compose(sitting -> app.supervision().seating().arrange(watched.id(), Optional.empty())
                .compose(rooms -> app.accounts().find(new Email(SUPERVISOR))
                    .compose(supervisor -> watched(rooms.getFirst().id(), supervisor.orElseThrow().id(), marked.id(), sitting)))))
            .compose(_ -> candidate("amina.diallo@example.org", "Amina", "Diallo", CivilStatus.Sex.F, "1995-09-30", ""))
            .compose(account -> invited(open, account)))
        .compose(_ -> app.supervision().seating().arrange(watched.id(), Optional.empty()))
        .map(_ -> {
          signIns.add("  (the last two are watched at home: " + SUPERVISOR + " lets Amina in on {origin}/proctor.html;");
          signIns.add("   Hugo has finished under reserve: examen1 and examen2 review it on {origin}/review.html)");
          return null;
        });
  }

  /** From the door to what a supervisor wrote down. */
  private Future<Void> watched(String room, String supervisor, String candidate, String sitting) {
    var before = List.of(new RoomCommand.Assign(supervisor), new RoomCommand.Open());
    var door = List.of(new RoomCommand.CheckIdentity(sitting, Identity.Document.IDENTITY_CARD, Identity.Verdict.ACCEPTED, ""), new RoomCommand.Admit(sitting, List.of()));
    var after = List.of(
        new RoomCommand.LogIncident("demo-incident", Optional.of(sitting), IncidentCategory.SUSPECTED_FRAUD, 0.5, Optional.of(7),
            "Une deuxième voix a été entendue pendant la question 7.", Optional.empty()),
        new RoomCommand.Flag(sitting, "Une deuxième voix, à réécouter"));
    return inRoom(room, supervisor, before)
        .compose(_ -> app.supervision().rooms().handle(room, new Order(candidate, false, Optional.empty(), new RoomCommand.Arrive(sitting, Optional.empty()))))
        .compose(_ -> inRoom(room, supervisor, door))
        .compose(_ -> demoCandidate.sits(sitting, 0.8))
        .compose(_ -> inRoom(room, supervisor, after));
  }

  private Future<Void> inRoom(String room, String supervisor, List<? extends RoomCommand> commands) {
    Future<?> all = Future.succeededFuture();
    for (var command : commands) all = all.compose(_ -> app.supervision().rooms().handle(room, new Order(supervisor, true, Optional.empty(), command)));
    return all.mapEmpty();
  }

  private ExamSession session(Instant opensAt, Instant closesAt, Optional<String> centre) {
    return session(opensAt, closesAt, centre, false);
  }

  private ExamSession session(Instant opensAt, Instant closesAt, Optional<String> centre, boolean admission) {
    var seed = Preparation.newSeed();
    var certification = app.certifications().find(CERTIFICATION).orElseThrow();
    return new ExamSession(Preparation.newId("x"), certification.reference(), "nine-themes", opensAt, closesAt, false, centre.isEmpty(), centre, admission, 20, 0,
        ExamSessions.newAccessCode(), ExamSession.State.PLANNED, seed, ExamSessions.sha256(seed), "demo", app.clock().instant(), Optional.empty(), Optional.empty());
  }

  /** A candidate whose candidacy is validated: enrolled, entry test passed. */
  private Future<Account> candidate(String email, String first, String birthName, CivilStatus.Sex sex, String birthDate, String needs) {
    var status = new CivilStatus(birthName, Optional.empty(), first, Optional.empty(), Optional.empty(), sex, LocalDate.parse(birthDate),
        Optional.of("Lyon"), Optional.of("69383"), Optional.of("69003"), "FR");
    var registration = new Registration(CERTIFICATION, new Email(email), status, needs,
        "Faire connaître mon activité de conseil sur deux réseaux et obtenir dix rendez-vous par mois.", Language.FR, true);
    return app.enrolments().register(registration)
        .compose(_ -> app.enrolments().confirm(new Email(email)))
        .compose(_ -> app.accounts().find(new Email(email)))
        .compose(found -> demoCandidate.takesEntryTest(found.orElseThrow().id(), CERTIFICATION).map(_ -> found.get()));
  }

  /** @return the sitting prepared */
  private Future<String> invited(ExamSession session, Account account) {
    return app.invitations().invite(session, account.email()).map(invited -> {
      signIns.add(String.format("  %-28s {origin}/#/invitation/%s", account.email().address(), invited.token().orElseThrow()));
      return invited.invitation().sitting();
    });
  }
}

package org.palier.deploy.story;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palier.deploy.Application;
import org.palier.deploy.Server;
import org.palier.deploy.Settings;
import org.palier.engine.account.Account;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.account.StaffAccounts;
import org.palier.engine.content.Response;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.CivilStatus;
import org.palier.engine.enrolment.Registration;
import org.palier.engine.examsession.Centre;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.examsession.Invitations.Invited;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.Answers;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;
import org.palier.proctoring.evidence.Track;
import org.palier.proctoring.evidence.TrackView;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.RoomEvent;

/** A running server, and what a story finds there when it begins, made through the server's own parts. */
final class Stage implements AutoCloseable {
  static final String CERTIFICATION = "activite-commerciale-reseaux-sociaux";
  static final String ENTRY_TEST = "entry-test";
  static final String NINE_THEMES = "nine-themes";
  static final String PASSWORD = "une porte après l'autre";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String ELSEWHERE = "another-window";

  private final Server server;
  private final Application app;

  Stage(Path folder) {
    this(settings(folder));
  }

  static Settings settings(Path folder) {
    return new Settings("localhost", 0, Optional.empty(), folder.resolve("data"), Optional.empty(), Optional.empty(), false,
        new SignInConfig(false, 10_000, 100_000), Optional.empty());
  }

  Stage(Settings settings) {
    server = Server.start(settings, Clock.systemUTC(), _ -> { });
    app = server.application();
    app.examSessions().keep(new Centre("lyon-part-dieu", "Centre Part-Dieu", "Lyon", "69003")).await();
  }

  @Override public void close() {
    server.close();
  }

  Application application() {
    return app;
  }

  String address() {
    return "http://localhost:" + server.port();
  }

  // People

  static String newEmail(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "") + "." + NUMBER.incrementAndGet() + "@example.org";
  }

  /** Signs in with {@link #PASSWORD}. */
  Account staff(String name, Role... roles) {
    return new StaffAccounts(app.accounts(), app.passwords(), app.webSessions(), app.clock())
        .create(new Email(newEmail(name)), name, EnumSet.copyOf(Set.of(roles)), Set.of("lyon-part-dieu"), Language.FR, PASSWORD).await();
  }

  /** Registered and confirmed; the entry test is still to be taken. */
  Account newCandidate(String first, String last) {
    var email = new Email(newEmail(first));
    var status = new CivilStatus(last, Optional.empty(), first, Optional.empty(), Optional.empty(), CivilStatus.Sex.F, LocalDate.parse("1986-04-12"),
        Optional.of("Lyon"), Optional.of("69383"), Optional.of("69003"), "FR");
    var registration = new Registration(CERTIFICATION, email, status, "Un écran agrandi.", "Trouver dix clients par mois sur deux réseaux.", Language.FR, true);
    app.enrolments().register(registration).await();
    app.enrolments().confirm(email).await();
    return app.accounts().find(email).await().orElseThrow();
  }

  /** May be invited. */
  Account candidate(String first, String last) {
    var account = newCandidate(first, last);
    sits(entryTest(account), 40, 40);
    return account;
  }

  /** The value of the cookie of a browser in which this person signed in. */
  String signIn(Account account) {
    return app.webSessions().create(new Caller(account.id(), account.name(), account.roles(), account.centres(), Optional.empty(), false)).await();
  }

  /** Signed in with a password where a second factor is compulsory and still missing. */
  String signInWithoutFactor(Account account) {
    return app.webSessions().create(new Caller(account.id(), account.name(), Set.of(), Optional.empty(), true)).await();
  }

  /** A letter with a code, as when a candidate asks for one. */
  void sendCode(Account account) {
    post("/api/sign-in/code", new JsonObject().put("email", account.email().address()));
  }

  private void post(String path, JsonObject body) {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address() + path)).header("Origin", address()).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) throw new AssertionError(path + " -> " + status);
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void signOutEverywhere(Account account) {
    app.webSessions().endAll(account.id()).await();
  }

  // Exam sessions

  ExamSession planned() {
    return plan(Optional.empty());
  }

  ExamSession open() {
    return app.examSessions().open(planned().id()).await();
  }

  ExamSession plan(Optional<String> centre) {
    return plan(centre, false);
  }

  /** One in which candidates wait until a supervisor lets them in; its door is open. */
  ExamSession supervised(Optional<String> centre) {
    return app.examSessions().open(plan(centre, true).id()).await();
  }

  /** At home, in four days; a supervisor will let candidates in. */
  ExamSession inSomeDays() {
    var opens = app.clock().instant().plus(Duration.ofDays(4));
    return plan(Optional.empty(), true, opens, opens.plus(Duration.ofHours(3)));
  }

  /** At home; a supervisor lets candidates in. */
  ExamSession planWithAdmission() {
    return plan(Optional.empty(), true);
  }

  /** One in which candidates wait until a supervisor lets them in, its door still closed. */
  ExamSession awaited(Optional<String> centre) {
    return plan(centre, true);
  }

  private ExamSession plan(Optional<String> centre, boolean admission) {
    var now = app.clock().instant();
    return plan(centre, admission, now.plus(Duration.ofMinutes(20)), now.plus(Duration.ofHours(3)));
  }

  private ExamSession plan(Optional<String> centre, boolean admission, Instant opensAt, Instant closesAt) {
    var seed = Preparation.newSeed();
    var now = app.clock().instant();
    return app.examSessions().plan(new ExamSession(Preparation.newId("x"), app.certifications().find(CERTIFICATION).orElseThrow().reference(), NINE_THEMES,
        opensAt, closesAt, false, centre.isEmpty(), centre, admission, 20, 0, ExamSessions.newAccessCode(),
        ExamSession.State.PLANNED, seed, ExamSessions.sha256(seed), "stage", now, Optional.empty(), Optional.empty())).await();
  }

  void openDoor(ExamSession session) {
    app.examSessions().open(session.id()).await();
  }

  void closeDoor(ExamSession session) {
    app.examSessions().close(session.id()).await();
  }

  Invited invite(ExamSession session, Account account) {
    return app.invitations().invite(session, account.email()).await();
  }

  void accommodate(Account account, Accommodation accommodation) {
    app.enrolments().accommodate(account.id(), accommodation).await();
  }

  // Rooms

  void accommodate(Account account, int extraTimePercent) {
    app.enrolments().accommodate(account.id(), new org.palier.engine.enrolment.Accommodation(extraTimePercent, 0, "", "Dominique Faure", LocalDate.parse("2026-01-10"))).await();
  }

  /** Gives everybody who is invited a seat. @return the first room */
  String room(ExamSession session) {
    return app.supervision().seating().arrange(session.id(), Optional.empty()).await().getFirst().id();
  }

  /** Nobody gets a seat there any more. */
  void closeRoom(String room, Account by) {
    app.supervision().rooms().handle(room, new Order(by.id(), true, Optional.empty(), new RoomCommand.Close())).await();
  }

  /** What happened in a room, the earliest first. */
  List<RoomEvent> events(String room) {
    return app.supervision().rooms().after(room, 0).await().stream().map(one -> one.fact().event()).toList();
  }

  Room room(String id) {
    return app.supervision().rooms().current(id).await().room();
  }

  /** What a candidate's page does. */
  void inRoom(String room, Account candidate, RoomCommand.OfCandidate command) {
    app.supervision().rooms().handle(room, new Order(candidate.id(), false, Optional.empty(), command)).await();
  }

  /** By another member of staff, elsewhere. */
  void checkIn(String room, String sitting, Account by) {
    app.supervision().rooms().handle(room, new Order(by.id(), true, Optional.empty(), new RoomCommand.CheckIn(sitting, org.palier.proctoring.room.Identity.Document.PASSPORT, Optional.empty()))).await();
  }

  String name(String account) {
    return app.accounts().find(account).await().orElseThrow().name();
  }

  java.time.Instant now() {
    return app.clock().instant();
  }

  /** How many bytes are kept of each track. */
  Map<Track, Long> evidence(String sitting) {
    return app.supervision().evidence().list(sitting).await().tracks().stream().collect(Collectors.toMap(TrackView::track, one -> one.segments().stream().mapToLong(TrackView.SegmentView::size).sum()));
  }

  TrackView track(String sitting, Track track) {
    return app.supervision().evidence().list(sitting).await().tracks().stream().filter(one -> one.track() == track).findFirst().orElseThrow();
  }

  /** As somebody with the store in his hands would do it. */
  void losesLastSegment(String sitting, Track track) {
    var segments = Collection.of("evidence_segment").uniqueBy("sitting", "track", "position");
    var last = app.store().find(segments, Query.where("sitting", sitting).and("track", track.code()).orderedByDescending("position").limit(1)).await().getFirst();
    app.store().delete(segments, last.id(), last.revision()).await();
  }

  // Sittings

  String entryTest(Account account) {
    return prepare(account, ENTRY_TEST, Preparation.newSeed());
  }

  /** A sitting of the nine themes, outside any exam session, whose form asks for every kind of answer: always the same form. */
  String everyKind(Account account) {
    var seed = IntStream.iterate(1, number -> number + 1).mapToObj("%064x"::formatted)
        .filter(one -> kinds(app.catalog().draw(NINE_THEMES, one)) == Kind.values().length).findFirst().orElseThrow();
    return prepare(account, NINE_THEMES, seed);
  }

  private long kinds(org.palier.engine.content.Form form) {
    return form.items().stream().map(item -> Kind.of(app.catalog().item(form.origin().bankVersion(), item.item()).interaction())).distinct().count();
  }

  private String prepare(Account account, String testId, String seed) {
    var certification = app.certifications().find(CERTIFICATION).orElseThrow();
    var test = certification.requiredTest(testId);
    var assignment = new Assignment(account.id(), certification.reference(), test.id(), Optional.empty(), NUMBER.incrementAndGet());
    return app.preparation().prepare(assignment, test.blueprint(), test.scoring().rule(), seed, Optional.empty()).await();
  }

  /** The clock runs, with as little time as the story wants. */
  String started(String sitting, Duration limit) {
    return started(sitting, limit, Duration.ZERO);
  }

  String started(String sitting, Duration limit, Duration breaks) {
    handle(sitting, new SittingCommand.Start(limit, 0, breaks, Optional.empty()));
    return sitting;
  }

  /** Sat and submitted elsewhere: {@code answered} items, the first {@code right} of them rightly. */
  String sits(String sitting, int answered, int right) {
    started(sitting, Duration.ofMinutes(75));
    answer(sitting, answered, right);
    handle(sitting, new SittingCommand.Submit(ELSEWHERE, "stage"));
    return sitting;
  }

  /** The other window hands in. */
  void handsIn(String sitting) {
    handle(sitting, new SittingCommand.Submit(ELSEWHERE, "stage"));
  }

  /** Another window took the sitting and answers; a wrong answer to a single choice, nothing to the others. */
  void answer(String sitting, int answered, int right) {
    handle(sitting, new SittingCommand.OpenConnection(ELSEWHERE, true, Optional.empty()));
    for (var question : paper(sitting).subList(0, answered))
      if (question.number() <= right) save(sitting, question.number(), question.key());
      else question.wrong().ifPresent(response -> save(sitting, question.number(), response));
  }

  private void save(String sitting, int item, Response response) {
    handle(sitting, new SittingCommand.SaveResponse(ELSEWHERE, item, 0, response));
  }

  /** After the end. */
  void answersLate(String sitting, int item) {
    save(sitting, item, paper(sitting).get(item - 1).key());
  }

  void pause(String sitting, String reason) {
    handle(sitting, new SittingCommand.Pause(reason, "stage"));
  }

  void end(String sitting, Ending ending, String reason) {
    handle(sitting, new SittingCommand.Terminate(ending, reason, "stage"));
  }

  private void handle(String sitting, SittingCommand command) {
    app.sittings().handle(sitting, command).await();
  }

  /** What the candidate is asked, with the right answers, which no candidate can ask the server for. */
  List<Question> paper(String sitting) {
    var form = current(sitting).preparation().orElseThrow().form();
    return IntStream.rangeClosed(1, form.size())
        .mapToObj(number -> Question.of(number, form.item(number), app.catalog().item(form.origin().bankVersion(), form.item(number).item()))).toList();
  }

  Question first(String sitting, Kind kind) {
    return paper(sitting).stream().filter(question -> question.kind() == kind).findFirst().orElseThrow();
  }

  /** What the server has, folded from the stored events alone. */
  Answers.Answer saved(String sitting, int item) {
    return answers(sitting).of(item);
  }

  private Answers answers(String sitting) {
    return switch (app.sittings().refold(sitting).await()) {
      case Sitting.Open open -> open.answers();
      case Sitting.Over over -> over.answers();
      case Sitting other -> throw new AssertionError("nothing can be saved in " + other.getClass().getSimpleName());
    };
  }

  /** How many responses the server has, folded from the stored events alone. */
  int answered(String sitting) {
    return answers(sitting).answered();
  }

  Sitting current(String sitting) {
    return app.sittings().current(sitting).await().sitting();
  }
}

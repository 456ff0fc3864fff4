package org.palier.deploy.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palier.deploy.Application;
import org.palier.deploy.Server;
import org.palier.deploy.Settings;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.account.StaffAccounts;

/** A running server, and the people who come to it. */
final class House implements AutoCloseable {
  static final String CERTIFICATION = "activite-commerciale-reseaux-sociaux";
  static final String CENTRE = "lyon";
  static final String PASSWORD = "le vent se lève";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final MovableTime time = new MovableTime();
  private final Settings settings;
  private Server server;
  private Optional<Visitor> manager = Optional.empty();

  private House(Settings settings) {
    this.settings = settings;
    start();
  }

  static House open(Settings settings) {
    return new House(settings);
  }

  /** The embedded store in a folder, no mail server; sign-in limits wide enough for a whole class of one address, no second factor. */
  static Settings settings(Path folder) {
    return new Settings("localhost", 0, Optional.empty(), folder.resolve("data"), Optional.empty(), Optional.empty(), false,
        new SignInConfig(false, 10_000, 100_000), Optional.empty());
  }

  void start() {
    server = Server.start(settings, time.serverClock(), _ -> { });
  }

  void stop() {
    server.close();
  }

  @Override public void close() {
    stop();
  }

  Settings settings() {
    return settings;
  }

  Application application() {
    return server.application();
  }

  String address() {
    return "http://localhost:" + server.port();
  }

  Visitor visitor() {
    return new Visitor(this::address);
  }

  static String newEmail(String name) {
    return name + "." + NUMBER.incrementAndGet() + "@example.org";
  }

  // Staff: created as the command line creates them, signed in over HTTP.

  /** A centre manager's is {@link #CENTRE}. */
  String newStaff(Role... roles) {
    return newStaffAt(Set.of(CENTRE), roles);
  }

  String newStaffAt(Set<String> centres, Role... roles) {
    var email = newEmail("staff");
    new StaffAccounts(application().accounts(), application().passwords(), application().webSessions(), time)
        .create(new Email(email), "Camille Régnier", EnumSet.copyOf(Set.of(roles)), centres, Language.FR, PASSWORD).await();
    return email;
  }

  Visitor staff(Role... roles) {
    var visitor = visitor();
    signIn(visitor, newStaff(roles)).ok();
    return visitor;
  }

  Visitor staffAt(String centre, Role... roles) {
    var visitor = visitor();
    signIn(visitor, newStaffAt(Set.of(centre), roles)).ok();
    return visitor;
  }

  static Answer signIn(Visitor visitor, String email) {
    return visitor.post("/api/sign-in/password", new JsonObject().put("email", email).put("password", PASSWORD));
  }

  /** Somebody who plans, invites, reads the outbox and decides; signed in again when the session is over. */
  Visitor manager() {
    if (manager.isEmpty() || manager.get().get("/api/me").status() == 401)
      manager = Optional.of(staff(Role.ADMINISTRATOR, Role.CERTIFICATION_MANAGER, Role.SUPERVISOR));
    return manager.get();
  }

  // Candidates: registered, confirmed and validated over HTTP.

  static JsonObject registration(String email, String firstName) {
    var status = new JsonObject().put("birthName", "Durand").put("firstName", firstName).put("sex", "f").put("birthDate", "1988-05-17")
        .put("birthCommune", "Lyon").put("birthCommuneCode", "69383").put("birthPostalCode", "69003").put("birthCountry", "FR");
    return new JsonObject().put("certification", CERTIFICATION).put("email", email).put("civilStatus", status).put("needs", "")
        .put("project", "Trouver dix clients par mois sur deux réseaux.").put("language", "fr").put("informed", true);
  }

  Candidate newCandidate(String firstName) {
    var email = newEmail(firstName.toLowerCase(java.util.Locale.ROOT));
    visitor().post("/api/registrations", registration(email, firstName)).ok();
    var visitor = visitor();
    visitor.post("/api/sign-in/code/confirm", new JsonObject().put("email", email).put("code", lastCode(email))).ok();
    return new Candidate(this, visitor, email);
  }

  /** Enrolled, and the entry test passed: every step of it at the door, as {@link #validated} does behind it. */
  Candidate validatedCandidate(String firstName) {
    var candidate = newCandidate(firstName);
    var test = candidate.beginEntryTest();
    for (int item = 1; item <= 40; item++) test.answerRightly(item).ok();
    test.submit().ok();
    return candidate;
  }

  Candidate validated() {
    return new Crowd(this).validated(1).getFirst();
  }

  // Letters, as staff read them in the outbox.

  String lastCode(String email) {
    return lastLetter(email, Pattern.compile("\\b(\\d{6})\\b"));
  }

  String lastInvitation(String email) {
    return lastLetter(email, Pattern.compile("/#/invitation/(\\S+)"));
  }

  /** What the pattern's group catches in the latest letter to this address that has it. */
  private String lastLetter(String email, Pattern pattern) {
    return manager().get("/api/outbox").ok().list("mails").stream().filter(mail -> mail.getString("to").equals(email))
        .map(mail -> pattern.matcher(mail.getString("text"))).filter(Matcher::find).map(found -> found.group(1))
        .findFirst().orElseThrow(() -> new AssertionError("no letter to " + email + " with " + pattern));
  }

  // Exam sessions.

  JsonObject newSession() {
    return new JsonObject().put("certification", CERTIFICATION).put("test", "nine-themes").put("opensAt", time.instant().plus(Duration.ofHours(1)).toString())
        .put("closesAt", time.instant().plus(Duration.ofHours(3)).toString()).put("remote", true).put("admission", false).put("capacity", 20);
  }

  String plan(JsonObject session) {
    return manager().post("/api/exam-sessions", session).ok().text("id");
  }

  Answer invite(String examSession, Candidate... candidates) {
    // So that the letter is later than any other, for whoever looks for the last one.
    time.pass(Duration.ofSeconds(1));
    var emails = new JsonArray(Arrays.stream(candidates).map(Candidate::email).collect(Collectors.toList()));
    return manager().post("/api/exam-sessions/" + examSession + "/invitations", new JsonObject().put("emails", emails));
  }

  void openDoor(String examSession) {
    manager().post("/api/exam-sessions/" + examSession + "/open").ok();
  }

  /** A remote session that is open, with these candidates at its door. */
  String openSession(Candidate... candidates) {
    var session = plan(newSession());
    invite(session, candidates).ok();
    for (var candidate : candidates) candidate.comeByInvitation();
    openDoor(session);
    return session;
  }
}

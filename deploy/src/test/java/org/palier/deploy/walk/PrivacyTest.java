package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.engine.account.Role;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;
import org.palier.proctoring.privacy.PurgeLetters;

/** Who looked, how long things are kept, what must stay, and what is really gone; over HTTP, on the store's own file. One server for each story: what is gone is in none of its files. */
@Timeout(120)
class PrivacyTest {
  private static final String CALL = "Je me sens mal depuis ce matin";
  private static final Collection LEASES = Collection.of("purge_lease");

  House house;

  @BeforeEach void open(@TempDir Path folder) {
    house = House.open(settings(folder));
  }

  @AfterEach void close() {
    house.close();
  }

  Settings settings(Path folder) {
    return House.settings(folder).withCertifications(KeptEvidence.certifications(folder.resolve("certifications"), "continuous"));
  }

  // The register

  @Test void every_look_is_noted_before_it_is_shown_and_several_within_a_minute_are_one() {
    var seen = watched();
    var officer = officer();
    var candidate = account(seen.candidates().getFirst().visitor());
    seen.supervisor().get("/api/rooms/" + seen.room()).ok();
    seen.supervisor().get("/api/rooms/" + seen.room() + "/events").ok();
    seen.supervisor().get("/api/rooms/" + seen.room()).ok();
    seen.supervisor().get("/api/rooms/" + seen.room() + "/sittings/" + sitting(seen) + "/timeline").ok();
    seen.act("listen", seen.windows().getFirst()).ok();
    house.staff(Role.AUDITOR).get("/api/audit/sittings/" + sitting(seen)).ok();
    var reviewer = house.staff(Role.CASE_REVIEWER);
    reviewer.get("/api/cases/" + sitting(seen)).ok();
    reviewer.get("/api/evidence/" + sitting(seen)).ok();
    reviewer.get("/api/cases/" + sitting(seen) + "/evidence/camera/1").ok();
    reviewer.get("/api/cases/" + sitting(seen) + "/evidence/camera/2").refused(Reason.NOT_FOUND);
    officer.get("/api/privacy/people/" + candidate + "/export").ok();
    officer.get("/api/privacy/people/" + candidate).ok();

    var looks = officer.get("/api/privacy/looks?atWhom=" + candidate).ok().list("looks");
    var kinds = looks.stream().map(look -> look.getString("kind")).filter(kind -> !kind.equals("list")).sorted().toList();
    assertEquals(List.of("audit", "case", "evidence", "export", "person", "room", "sound", "timeline"), kinds, looks::toString);
    var export = looks.stream().filter(look -> look.getString("kind").equals("export")).findFirst().orElseThrow();
    assertEquals(candidate, export.getString("candidate"));

    house.time.pass(Duration.ofMinutes(2));
    seen.supervisor().get("/api/rooms/" + seen.room()).ok();
    var supervisor = account(seen.supervisor());
    assertEquals(2, officer.get("/api/privacy/looks?atWhom=" + candidate + "&who=" + supervisor).ok().list("looks").stream().filter(look -> look.getString("kind").equals("room")).count());
    assertTrue(officer.get("/api/privacy/looks?who=" + supervisor).ok().list("looks").stream().allMatch(look -> look.getString("by").equals(supervisor)));
    assertEquals(0, officer.get("/api/privacy/looks?to=2020-01-01T00:00:00Z&from=2019-01-01T00:00:00Z").ok().list("looks").size());
    officer.get("/api/privacy/looks?from=yesterday").refused(Reason.MALFORMED);
  }

  @Test void who_watches_a_live_list_is_noted_once_however_often_his_page_asks() {
    var seen = watched();
    var candidate = account(seen.candidates().getFirst().visitor());
    var manager = house.manager();
    for (int round = 0; round < 4; round++) {
      seen.supervisor().get(seen.list() + "?room=" + seen.room()).ok();
      manager.get(seen.list()).ok();
      house.time.pass(Duration.ofSeconds(61));
    }
    for (var who : List.of(seen.supervisor(), manager)) {
      var looks = officer().get("/api/privacy/looks?atWhom=" + candidate + "&who=" + account(who)).ok().list("looks");
      var kind = who == manager ? "session" : "room";
      assertEquals(1, looks.stream().filter(look -> look.getString("kind").equals(kind) && look.getString("thing").equals(who == manager ? seen.session() : seen.room()))
          .filter(look -> Instant.parse(look.getString("at")).isAfter(house.time.instant().minus(Duration.ofSeconds(245)))).count(), looks::toString);
    }
  }

  @Test void whoever_wants_a_live_picture_is_noted_before_the_candidate_is_asked_for_it() {
    var room = WatchedRoom.of(house, 2);
    try (var candidate = room.candidate(0); var supervisor = room.watching()) {
      supervisor.acknowledged(supervisor.say("want", new JsonObject().put("to", room.sitting(0)).mergeIn(Wire.wish())));
      candidate.next("want");
    }
    var looks = officer().get("/api/privacy/looks?who=" + account(room.supervisor())).ok().list("looks");
    assertEquals(List.of(room.sitting(0)), looks.stream().filter(look -> look.getString("kind").equals("live-picture")).map(look -> look.getString("thing")).toList(), "of one, not of his neighbour");
    assertTrue(looks.stream().anyMatch(look -> look.getString("kind").equals("room") && look.getString("thing").equals(room.room())));
  }

  @Test void a_list_of_people_is_noted_too_once_a_minute_with_everybody_who_was_in_it() {
    var seen = watched(2);
    var other = house.validated();
    var mine = seen.candidates().getFirst();
    var candidate = account(mine.visitor());
    var session = house.application().sittings().summary(sitting(seen)).await().examSession().orElseThrow();
    var lead = house.staff(Role.CERTIFICATION_MANAGER);
    var reviewer = house.staff(Role.CASE_REVIEWER);
    var watching = officer();
    var by = account(lead);
    for (int letters = 2; letters < 8; letters++) lead.get("/api/candidates?text=" + mine.email().substring(0, letters)).ok();
    lead.get("/api/candidates?text=nobody-is-called-so").ok();
    lead.get("/api/audit/sittings").ok();
    lead.get("/api/outbox").ok();
    lead.get("/api/exam-sessions/" + session + "/rehearsals").ok();
    reviewer.get("/api/cases").ok();
    reviewer.get("/api/reviewable-sittings?text=" + mine.email()).ok();
    watching.get("/api/privacy/people?text=" + mine.email()).ok();
    watching.post("/api/privacy/holds", new JsonObject().put("sitting", sitting(seen)).put("reason", "Recours")).ok();

    var officer = officer();
    for (var list : java.util.Map.of(lead, List.of("audit-sittings", "candidates", "letters", "rehearsals"), reviewer, List.of("cases", "reviewable-sittings"), watching, List.of("holds", "people")).entrySet()) {
      var lists = officer.get("/api/privacy/looks?atWhom=" + candidate + "&who=" + account(list.getKey())).ok().list("looks").stream().filter(look -> look.getString("kind").equals("list"));
      assertEquals(list.getValue(), lists.map(look -> look.getString("thing")).sorted().toList(), "each once, letter by letter or not");
    }
    var letterByLetter = officer.get("/api/privacy/looks?who=" + by).ok().list("looks").stream().filter(look -> look.getString("thing").equals("candidates")).toList();
    assertEquals(1, letterByLetter.size(), letterByLetter::toString);
    assertTrue(letterByLetter.getFirst().getInteger("listed") >= 1, letterByLetter::toString);
    assertEquals(List.of("audit-sittings"), officer.get("/api/privacy/looks?atWhom=" + account(other.visitor(), other) + "&who=" + by).ok().list("looks").stream()
        .filter(look -> look.getString("kind").equals("list") && !look.getString("thing").equals("candidates")).map(look -> look.getString("thing")).sorted().toList(),
        "whoever was not in a list was not looked at");
    house.time.pass(Duration.ofMinutes(2));
    lead.get("/api/candidates?text=" + mine.email()).ok();
    assertEquals(2, officer.get("/api/privacy/looks?who=" + by).ok().list("looks").stream().filter(look -> look.getString("thing").equals("candidates")).count());
  }

  @Test void a_list_of_very_many_counts_as_seen_by_everybody() {
    var mine = house.validated();
    var many = java.util.stream.IntStream.range(0, 300).mapToObj(i -> "a-somebody-" + i).toList();
    house.application().supervision().privacy().lists().note("a-curious", org.palier.engine.account.ListLooks.Shown.CASES, many).await();
    var looks = officer().get("/api/privacy/looks?atWhom=" + account(mine.visitor(), mine) + "&who=a-curious").ok().list("looks");
    assertEquals(List.of("cases"), looks.stream().map(look -> look.getString("thing")).toList());
    assertFalse(looks.getFirst().containsKey("listed"));
  }

  @Test void what_is_not_gone_through_of_many_lists_counts_as_left_out() {
    var mine = house.validated();
    var account = account(mine.visitor(), mine);
    var store = house.application().store();
    var looks = Collection.of("look").indexedBy("at").indexedBy("by", "at").indexedBy("thing", "at");
    var inserted = new ArrayList<Future<?>>();
    long at = house.time.instant().minus(Duration.ofDays(1)).toEpochMilli();
    for (int i = 0; i < 5_030; i++) inserted.add(store.insert(looks, "list-" + i, new JsonObject().put("by", "a-curious").put("kind", "list").put("thing", "candidates").put("at", at + i)
        .put("listed", new JsonArray().add(i % 500 == 0 ? account : "a-somebody"))));
    Future.all(inserted).await();
    var officer = officer();
    var latest = officer.get("/api/privacy/looks?atWhom=" + account + "&who=a-curious").ok();
    assertEquals(List.of(1, 4_530), List.of(latest.list("looks").size(), latest.number("leftOut")));
    assertEquals(0, officer.get("/api/privacy/looks?atWhom=" + account + "&to=" + Instant.ofEpochMilli(at + 100)).ok().number("leftOut"));
    var file = officer.get("/api/privacy/people/" + account + "/export").ok().body().getJsonObject("whoLookedAtThisPerson");
    assertEquals(30, file.getInteger("leftOut"));
    assertEquals(10, Answer.objects(file.getJsonArray("looks")).filter(look -> look.getString("by").equals("a-curious")).count());
  }

  // Clocks and purges

  @Test void what_is_over_is_deleted_for_good_with_one_line_of_proof_and_a_letter() throws IOException {
    var seen = watched();
    var mine = seen.candidates().getFirst();
    close(seen);
    assertTrue(inFiles(CALL) && inFiles("quelque chose collé"), "it is there");
    pass(91);
    var officer = officer();
    var preview = officer.get("/api/privacy/purge-preview").ok();
    assertTrue(due(preview, "room-conversation") >= 1 && due(preview, "room-hints") >= 1 && due(preview, "evidence") >= 1 && due(preview, "room") == 0, preview::toString);
    officer.post("/api/privacy/purges", new JsonObject().put("token", "0".repeat(64))).refused(Reason.STALE_DOCUMENT);
    var purged = officer.post("/api/privacy/purges", new JsonObject().put("token", preview.text("token"))).ok();
    var lines = purged.list("purges").stream().filter(one -> one.getString("rule").equals("hand")).toList();
    assertEquals(List.of("evidence", "room-conversation", "room-hints"), lines.stream().map(one -> one.getString("kind")).sorted().toList(), "one line for each kind");
    for (var line : lines) assertTrue(line.getInteger("count") >= 1 && line.getString("digest").matches("[0-9a-f]{64}") && line.containsKey("finishedAt"), line::encode);
    assertFalse(inFiles(CALL), "what the candidate said is in no file");
    assertFalse(inFiles("quelque chose collé"), "what his page noticed is in no file");
    assertFalse(inFiles(Recording.WORD), "no picture either");

    var facts = house.manager().get("/api/rooms/" + seen.room() + "/events").ok().list("events");
    assertTrue(facts.stream().anyMatch(one -> one.getJsonObject("fact").containsKey("erased")), "that something was erased shows");
    assertTrue(facts.stream().anyMatch(one -> one.getJsonObject("fact").getJsonObject("event").getString("comment", "").equals("un bruit")), "what the minutes tell stays");
    assertEquals(0, due(officer.get("/api/privacy/purge-preview").ok(), "room-conversation"));
    house.application().keepHouse().await();
    var letter = letters(mine).getFirst();
    assertTrue(letter.getString("subject").equals("Des données de votre épreuve ont été effacées") && letter.getString("text").contains("images"), letter::encode);
    house.application().keepHouse().await();
    assertEquals(1, letters(mine).stream().filter(one -> one.getString("subject").startsWith("Des données")).count(), "told once");
  }

  @Test void once_a_day_the_clocks_purge_by_themselves() {
    var seen = watched();
    close(seen);
    house.time.pass(Duration.ofDays(92));
    house.application().keepHouse().await();
    var lines = officer().get("/api/privacy/purges").ok().list("purges").stream().filter(one -> one.getString("rule").equals("clock") && !one.getString("id").equals("p-interrupted")).toList();
    assertTrue(lines.stream().anyMatch(one -> one.getString("kind").equals("room-conversation") && one.getString("by").equals("clock") && one.getInteger("days") == 90), lines::toString);
    house.application().keepHouse().await();
    assertEquals(lines.size(), officer().get("/api/privacy/purges").ok().list("purges").stream().filter(one -> one.getString("rule").equals("clock") && !one.getString("id").equals("p-interrupted")).count());
  }

  @Test void who_was_seated_elsewhere_keeps_no_words_in_either_room() throws IOException {
    var seen = Seen.by(house, house.validated(), house.validated());
    seen.admit(0);
    asCandidate(seen, 0, new JsonObject().put("action", "say").put("text", CALL + " avant"));
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).ok();
    for (int one = 0; one < 2; one++) {
      seen.arrive(one);
      asCandidate(seen, one, new JsonObject().put("action", "say").put("text", CALL + " après " + one));
    }
    pass(92);
    purge();
    for (var gone : List.of(" avant", " après 0", " après 1")) assertFalse(inFiles(CALL + gone), gone);
  }

  @Test void a_case_about_somebody_who_was_not_let_in_is_reviewed_once_his_session_is_over_and_then_holds_nothing_back() {
    var mine = house.validated();
    var seen = Seen.by(house, mine);
    seen.arrive(0);
    asCandidate(seen, 0, new JsonObject().put("action", "call").put("text", CALL));
    seen.act("identity", seen.windows().getFirst(), new JsonObject().put("document", "passport").put("verdict", "refused").put("comment", "Ce n'est pas lui")).ok();
    seen.act("flag", seen.windows().getFirst(), new JsonObject().put("reason", "Insiste pour entrer")).ok();
    house.application().supervision().caseWatch().scan(seen.room()).await();
    var nothing = new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Rien");
    assertEquals(Reason.SITTING_STATE.code(), house.staff(Role.CASE_REVIEWER).get("/api/cases/" + sitting(seen)).ok().body().getJsonObject("refused").getString("first-review"));
    act(house.staff(Role.CASE_REVIEWER), seen, nothing).refused(Reason.SITTING_STATE);

    house.time.pass(Duration.ofHours(4));
    house.manager().post(seen.acts(), new JsonObject().put("action", "close").put("key", Seen.key())).ok();
    var erasure = "/api/privacy/people/" + account(mine.visitor()) + "/erasure";
    officer().post(erasure, new JsonObject().put("email", mine.email())).refused(Reason.LEGAL_HOLD);
    var anne = house.staff(Role.CASE_REVIEWER);
    var paulsName = house.newStaff(Role.CASE_REVIEWER);
    var paul = house.visitor();
    House.signIn(paul, paulsName).ok();
    act(anne, seen, new JsonObject().put("action", "first-review").put("finding", "adverse").put("text", "Une autre personne s'est présentée")
        .put("held", new JsonArray().add(new JsonObject().put("text", "La pièce n'était pas la sienne")))).ok();
    act(anne, seen, new JsonObject().put("action", "inform")).ok();
    assertFalse(mine.visitor().get("/api/my/cases/" + sitting(seen)).ok().body().containsKey("startedAt"));
    mine.visitor().post("/api/my/cases/" + sitting(seen) + "/acts", new JsonObject().put("action", "answer").put("text", "C'était bien moi").put("key", Seen.key())).ok();
    act(paul, seen, new JsonObject().put("action", "second-review").put("finding", "adverse").put("text", "La photo le montre")).ok();
    pass(91);
    assertEquals(0, due(officer().get("/api/privacy/purge-preview").ok(), "room-conversation"), "an open case keeps the room");
    act(house.staff(Role.CASE_REVIEWER), seen, new JsonObject().put("action", "close")).refused(Reason.NOT_ALLOWED);
    var again = house.visitor();
    House.signIn(again, paulsName).ok();
    act(again, seen, new JsonObject().put("action", "close")).ok();
    assertEquals("adverse", act(again, seen, new JsonObject().put("action", "confirm-closing")).ok().text("outcome"));

    for (var verdict : List.of("release", "annul", "reject"))
      house.manager().post("/api/sittings/" + sitting(seen) + "/decision", new JsonObject().put("verdict", verdict).put("reason", "Après examen"))
          .refused(Reason.SITTING_STATE);
    assertEquals(1, due(officer().get("/api/privacy/purge-preview").ok(), "room-conversation"), "closed, it keeps nothing");
    purge();
    assertEquals(204, officer().post(erasure, new JsonObject().put("email", mine.email())).status());
  }

  @Test void sealed_minutes_stay_provable_after_a_purge_and_a_whole_room_goes_at_last() throws IOException {
    var seen = watched();
    close(seen);
    seen.post(new JsonObject().put("action", "seal-minutes").put("comment", "Rien d'autre à signaler")).ok();
    var sealed = house.manager().get("/api/rooms/" + seen.room()).ok().body().getJsonObject("minutes");
    var stored = house.application().supervision().rooms().stored(seen.room()).await();
    pass(91);
    purge();
    var after = house.application().supervision().rooms().stored(seen.room()).await();
    assertEquals(stored.size(), after.size());
    int covered = sealed.getInteger("sealed");
    var ends = house.application().supervision().rooms().current(seen.room()).await().room().minutes().evidence();
    assertFalse(ends.isEmpty(), "what was kept is noted");
    assertEquals(sealed.getString("fingerprint"), org.palier.proctoring.room.Fingerprint.of(after.subList(0, covered), "", "Rien d'autre à signaler", ends), "the seal still proves what stands beside what was erased");
    assertEquals(sealed, house.manager().get("/api/rooms/" + seen.room()).ok().body().getJsonObject("minutes"));

    pass(1_800);
    purge();
    house.manager().get("/api/rooms/" + seen.room()).refused(Reason.NOT_FOUND);
    assertFalse(inFiles("Rien d'autre à signaler") || inFiles("un bruit"), "nothing of the room is in any file");
    assertTrue(house.staff(Role.AUDITOR).get("/api/audit/sittings/" + sitting(seen)).ok().body().containsKey("form"), "the sitting stays");
  }

  @Test void a_hold_blocks_every_purge_of_its_sitting_until_it_is_lifted() throws IOException {
    var seen = watched(2);
    close(seen);
    var held = sitting(seen);
    var officer = officer();
    officer.post("/api/privacy/holds", new JsonObject().put("sitting", held).put("reason", "Recours devant le tribunal")).ok();
    pass(91);
    var candidate = account(seen.candidates().getFirst().visitor(), seen.candidates().getFirst());
    officer = officer();
    var line = purge().stream().filter(one -> one.getString("kind").equals("room-conversation")).findFirst().orElseThrow();
    assertTrue(line.getInteger("held") >= 1, line::encode);
    assertTrue(inFiles(CALL + " 0"), "the held one stays");
    assertFalse(inFiles(CALL + " 1"), "his neighbour's is gone");
    assertFalse(officer.get("/api/privacy/people/" + candidate).ok().list("sittings").stream().filter(one -> one.containsKey("hold")).toList().isEmpty());
    officer.post("/api/privacy/people/" + candidate + "/erasure", new JsonObject().put("email", seen.candidates().getFirst().email())).refused(Reason.LEGAL_HOLD);

    pass(1_800);
    purge();
    house.manager().get("/api/rooms/" + seen.room()).ok();
    officer().post("/api/privacy/holds/" + held + "/lift", new JsonObject().put("reason", "Recours jugé")).ok();
    var acts = officer().get("/api/privacy/holds").ok().list("holds").stream().map(one -> one.getJsonObject("hold")).filter(one -> one.getString("sitting").equals(held)).findFirst().orElseThrow().getJsonArray("acts");
    assertEquals(2, acts.size(), "who held it, who let it go, and why");
    purge();
    house.manager().get("/api/rooms/" + seen.room()).refused(Reason.NOT_FOUND);
    assertFalse(inFiles(CALL + " 0"));
  }

  @Test void an_open_case_holds_its_sitting_by_itself_and_a_closed_one_goes_by_its_own_clock() throws IOException {
    var seen = watched();
    closeRoom(seen);
    pass(91);
    purge();
    assertTrue(inFiles(CALL), "the case is open");
    var reviewer = house.staff(Role.CASE_REVIEWER);
    act(reviewer, seen, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Rien de tel dans la chronologie")).ok();
    act(reviewer, seen, new JsonObject().put("action", "close")).ok();
    purge();
    assertFalse(inFiles(CALL));
    house.staff(Role.AUDITOR).get("/api/cases/" + sitting(seen)).ok();
    assertTrue(house.application().supervision().evidence().list(sitting(seen)).await().erased().isEmpty(), "pictures stay for a while after a case");
    pass(61);
    purge();
    assertTrue(house.application().supervision().evidence().list(sitting(seen)).await().erased().isPresent());
    pass(310);
    purge();
    house.staff(Role.AUDITOR).get("/api/cases/" + sitting(seen)).refused(Reason.NOT_FOUND);
    assertFalse(inFiles("Rien de tel dans la chronologie"));
    house.application().supervision().caseWatch().scan(seen.room()).await();
    house.staff(Role.AUDITOR).get("/api/cases/" + sitting(seen)).refused(Reason.NOT_FOUND);
  }

  @Test void a_purge_that_was_interrupted_is_finished_and_counts_everything_once() {
    var seen = watched(3);
    close(seen);
    pass(91);
    var store = house.application().store();
    var purges = Collection.of("purge").indexedBy("startedAtMillis").indexedBy("running");
    // As a server leaves it that stopped in the middle of a batch: two are written down, one of them is gone already.
    var pending = new JsonArray();
    for (int i = 0; i < 2; i++) pending.add(new JsonObject().put("id", seen.room() + "/" + seen.windows().get(i).sitting()).put("things", new JsonArray().add(seen.windows().get(i).sitting()))
        .put("candidates", new JsonArray()));
    var begun = house.time.instant();
    store.insert(purges, "p-interrupted", new JsonObject().put("id", "p-interrupted").put("kind", "room-conversation").put("rule", "clock").put("by", "clock").put("days", 90)
        .put("startedAt", begun.toString()).put("beatAt", begun.toString()).put("count", 5).put("held", 0).put("digest", "0".repeat(64)).put("pending", pending)
        .put("startedAtMillis", begun.toEpochMilli()).put("running", true)).await();
    var lines = purge();
    var taken = lines.stream().filter(one -> one.getString("id").equals("p-interrupted")).findFirst().orElseThrow();
    assertEquals(7, taken.getInteger("count"), taken::encode);
    assertTrue(taken.containsKey("finishedAt"));
    assertFalse(lines.stream().anyMatch(one -> !one.getString("id").equals("p-interrupted") && one.getString("kind").equals("room-conversation") && one.getInteger("count") > 1),
        "the third alone was left for the new one");
  }

  @Test void clocks_are_data_with_who_chose_them_and_only_the_officer_chooses() {
    var officer = officer();
    var before = officer.get("/api/privacy/retention").ok().list("kinds");
    assertEquals(11, before.size());
    assertEquals("document", clock(before, "room").getString("origin"));
    assertEquals("operator-choice", clock(before, "room-hints").getString("origin"));
    assertEquals(List.of(90, 1_826, ""), List.of(house.visitor().get("/api/privacy/notice").ok().number("hintDays"), house.visitor().get("/api/privacy/notice").ok().number("roomDays"),
        house.visitor().get("/api/privacy/notice").ok().text("contact")), "the notice says what the clocks say, to everybody");
    var chosen = officer.put("/api/privacy/retention/room-hints", new JsonObject().put("days", 30).put("reason", "Délai de recours du règlement")).ok().list("kinds");
    assertEquals(List.of(30, "operator-choice", "Délai de recours du règlement"), List.of(clock(chosen, "room-hints").getInteger("days"), clock(chosen, "room-hints").getString("origin"),
        clock(chosen, "room-hints").getString("reason")));
    assertEquals(30, house.visitor().get("/api/privacy/notice").ok().number("hintDays"));
    assertTrue(chosen.stream().anyMatch(one -> "Camille Régnier".equals(one.getString("name"))));
    officer.put("/api/privacy/retention/look", new JsonObject().put("days", 30).put("reason", "trop court")).refused(Reason.OUT_OF_RANGE);
    officer.put("/api/privacy/retention/nothing", new JsonObject().put("days", 30).put("reason", "x")).refused(Reason.NOT_FOUND);
    house.staff(Role.ADMINISTRATOR).put("/api/privacy/retention/room-hints", new JsonObject().put("days", 30).put("reason", "x")).refused(Reason.NOT_ALLOWED);
    house.staff(Role.ADMINISTRATOR).get("/api/privacy/looks").refused(Reason.NOT_ALLOWED);
    house.staff(Role.CERTIFICATION_MANAGER).get("/api/privacy/purge-preview").refused(Reason.NOT_ALLOWED);
    officer.put("/api/privacy/retention/room-hints", new JsonObject().put("days", 90).put("reason", "comme avant")).ok();
  }

  @Test void one_purge_runs_at_a_time_and_counts_everything_once() {
    var officer = officer();
    var store = house.application().store();
    var looks = Collection.of("look").indexedBy("at").indexedBy("by", "at").indexedBy("thing", "at");
    var old = house.time.instant().minus(Duration.ofDays(400)).toEpochMilli();
    var inserted = new ArrayList<Future<?>>();
    for (int i = 0; i < 1_200; i++) inserted.add(store.insert(looks, "look-" + i, new JsonObject().put("by", "a-somebody").put("kind", "room").put("thing", "r-somewhere").put("at", old + i)));
    Future.all(inserted).await();
    var preview = officer.get("/api/privacy/purge-preview").ok();
    var expected = preview.list("kinds").stream().filter(one -> one.getString("kind").equals("look")).findFirst().orElseThrow();
    assertTrue(expected.getInteger("due") == 1_000 && expected.getBoolean("more"), expected::encode);
    var purges = house.application().supervision().privacy().purges();
    var nobody = (PurgeLetters) (_, _) -> Future.succeededFuture();
    var clock = purges.tick(nobody);
    officer.post("/api/privacy/purges", new JsonObject().put("token", preview.text("token")));
    clock.await();
    var lines = officer.get("/api/privacy/purges").ok().list("purges").stream().filter(one -> one.getString("kind").equals("look")).toList();
    assertEquals(1_200, lines.stream().mapToInt(one -> one.getInteger("count")).sum(), "each counted once, whoever came first");
    assertEquals(0, store.count(looks, Query.where("by", "a-somebody")).await());
    store.put(LEASES, "purge", new JsonObject().put("who", "another-node").put("until", house.time.instant().plusSeconds(60).toEpochMilli())).await();
    officer.post("/api/privacy/purges", new JsonObject().put("token", officer.get("/api/privacy/purge-preview").ok().text("token"))).refused(Reason.BUSY);
    house.time.pass(Duration.ofMinutes(11));
    assertEquals(200, officer.post("/api/privacy/purges", new JsonObject().put("token", officer.get("/api/privacy/purge-preview").ok().text("token"))).status(), "whoever stopped without a word is taken over");
  }

  @Test void clocks_walk_through_more_sessions_than_one_page_holds_even_when_all_opened_at_once() {
    var seen = watched();
    close(seen);
    var store = house.application().store();
    var sessions = Collection.of("exam_session").indexedBy("opensAt").uniqueBy("accessCode");
    var one = store.find(sessions, Query.all().limit(1)).await().getFirst().body();
    var inserted = new ArrayList<Future<?>>();
    for (int i = 0; i < 450; i++) inserted.add(store.insert(sessions, "x-" + i, one.copy().put("id", "x-" + i).put("accessCode", "CODE" + i)));
    Future.all(inserted).await();
    pass(91);
    purge();
    var marks = Collection.of("purged_mark");
    for (int i = 0; i < 450; i++) assertTrue(store.get(marks, "room_conversation/x-" + i).await().isPresent(), "x-" + i);
  }

  @Test void a_day_whose_purge_was_kept_from_running_is_not_skipped() {
    var store = house.application().store();
    var looks = Collection.of("look").indexedBy("at").indexedBy("by", "at").indexedBy("thing", "at");
    house.application().keepHouse().await();
    house.time.pass(Duration.ofDays(1));
    store.insert(looks, "look-old", new JsonObject().put("by", "a-somebody").put("kind", "room").put("thing", "r-x").put("at", 0L)).await();
    store.put(LEASES, "purge", new JsonObject().put("who", "another-node").put("until", house.time.instant().plusSeconds(60).toEpochMilli())).await();
    house.application().keepHouse().await();
    assertTrue(store.get(looks, "look-old").await().isPresent(), "another node purges");
    house.time.pass(Duration.ofMinutes(2));
    house.application().keepHouse().await();
    assertTrue(store.get(looks, "look-old").await().isEmpty());
  }

  @Test void what_makes_no_sense_is_refused_and_changes_nothing() {
    var seen = watched();
    var officer = officer();
    var holds = "/api/privacy/holds";
    officer.post(holds, new JsonObject().put("sitting", sitting(seen))).refused(Reason.MALFORMED);
    officer.post(holds, new JsonObject().put("sitting", sitting(seen)).put("reason", "   ")).refused(Reason.OUT_OF_RANGE);
    officer.post(holds, new JsonObject().put("sitting", "s-nothing").put("reason", "Recours")).refused(Reason.NOT_FOUND);
    officer.post(holds + "/" + sitting(seen) + "/lift", new JsonObject().put("reason", "Recours jugé")).refused(Reason.NOT_FOUND);
    house.staff(Role.ADMINISTRATOR).post(holds, new JsonObject().put("sitting", sitting(seen)).put("reason", "Recours")).refused(Reason.NOT_ALLOWED);
    assertEquals(0, officer.get(holds).ok().list("holds").size());
    officer.post("/api/privacy/purges", new JsonObject()).refused(Reason.MALFORMED);
    for (var role : List.of(Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.CERTIFICATION_MANAGER, Role.AUDITOR, Role.CASE_REVIEWER, Role.ADMINISTRATOR)) {
      var other = house.staff(role);
      other.get("/api/privacy/people/" + account(seen.candidates().getFirst().visitor()) + "/export").refused(Reason.NOT_ALLOWED);
      other.get("/api/privacy/looks").refused(Reason.NOT_ALLOWED);
    }
    seen.candidates().getFirst().visitor().get("/api/privacy/looks").refused(Reason.NOT_ALLOWED);
    house.visitor().get("/api/privacy/looks").refused(Reason.NOT_SIGNED_IN);
    officer.post("/api/privacy/people/" + account(seen.supervisor()) + "/erasure", new JsonObject().put("email", seen.supervisor().get("/api/me").ok().text("email"))).refused(Reason.NOT_ALLOWED);
  }

  @Test void nobody_is_erased_while_he_sits() {
    var mine = house.validated();
    var seen = Seen.by(house, mine);
    seen.admit(0);
    seen.windows().getFirst().opened().answerRightly(1).ok();
    var account = account(mine.visitor());
    officer().post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).refused(Reason.SITTING_STATE);
    mine.visitor().get("/api/me").ok();
    seen.windows().getFirst().submit().ok();
    assertEquals(204, officer().post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).status());
    mine.visitor().get("/api/me").refused(Reason.NOT_SIGNED_IN);
  }

  @Test void a_hold_that_was_lifted_keeps_no_reason_of_who_is_erased_and_has_a_clock_of_its_own() throws IOException {
    var seen = watched();
    close(seen);
    var mine = seen.candidates().getFirst();
    var account = account(mine.visitor());
    var officer = officer();
    officer.post("/api/privacy/holds", new JsonObject().put("sitting", sitting(seen)).put("reason", "Recours de la famille Untel")).ok();
    officer.post("/api/privacy/holds/" + sitting(seen) + "/lift", new JsonObject().put("reason", "Désistement de Untel")).ok();
    assertEquals(204, officer.post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).status());
    assertFalse(inFiles("Untel"), "a reason names people");
    var hold = officer.get("/api/privacy/holds").ok().list("holds").getFirst().getJsonObject("hold");
    assertEquals(2, hold.getJsonArray("acts").size(), "that it was held, by whom and when, stays");
    pass(1_830);
    purge();
    assertEquals(0, officer().get("/api/privacy/holds").ok().list("holds").size());
  }

  // One person

  @Test void one_persons_data_come_as_one_document_without_keys_or_other_peoples_data() {
    var seen = watched(2);
    var officer = officer();
    var mine = seen.candidates().getFirst();
    var document = officer.get("/api/privacy/people/" + account(mine.visitor()) + "/export").ok();
    var text = document.response().body();
    for (var part : List.of("account", "enrolments", "invitations", "letters", "sittings", "whoLookedAtThisPerson")) assertTrue(document.body().containsKey(part), part);
    assertTrue(text.contains(CALL + " 0") && text.contains("quelque chose collé") && text.contains(mine.email()), "what he said, what was noticed, who he is");
    assertFalse(text.contains(CALL + " 1") || text.contains(seen.candidates().get(1).email()), "nothing of his neighbour");
    assertFalse(text.contains("tokenHash") || text.contains("\"seed\"") || text.contains("passwordHash") || text.contains("\"key\":\"" + "evidence"), "no secret");
    officer.get("/api/privacy/people/a-nobody/export").refused(Reason.NOT_FOUND);
  }

  @Test void the_file_of_a_member_of_staff_tells_what_he_did_and_of_candidates_no_word() {
    var seen = watched(2);
    seen.act("say", seen.windows().getFirst(), new JsonObject().put("text", "Bonjour, tout va bien ?")).ok();
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes").put("comment", "Rien d'autre à signaler")).ok();
    seen.post(new JsonObject().put("action", "sign-minutes").put("means", "act")).ok();
    var reviewer = house.staff(Role.CASE_REVIEWER);
    act(reviewer, seen, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Un examen de quelqu'un")).ok();
    var officer = officer();
    var path = "/api/privacy/people/" + account(seen.supervisor()) + "/export";
    var file = officer.get(path).ok();
    var did = file.body().getJsonObject("whatThisPersonDid");
    var types = Answer.objects(did.getJsonArray("acts")).map(act -> act.getJsonObject("did").getString("type")).toList();
    assertTrue(types.containsAll(List.of("assigned", "opened", "identity-checked", "admitted", "incident-logged", "said", "closed", "minutes-sealed", "minutes-signed")), types::toString);
    var text = file.response().body();
    assertTrue(text.contains("Bonjour, tout va bien ?") && did.getBoolean("complete"), "his own words");
    assertFalse(text.contains("un bruit") || text.contains(CALL) || text.contains(seen.candidates().getFirst().email()), "not what he wrote about somebody, nor what somebody said");
    assertTrue(file.body().getJsonArray("signedIn").size() >= 1 && !text.contains("token"), text);
    var reviews = officer.get("/api/privacy/people/" + account(reviewer) + "/export").ok();
    assertTrue(Answer.objects(reviews.body().getJsonObject("whatThisPersonDid").getJsonArray("acts")).anyMatch(act -> act.getJsonObject("did").getString("type").equals("first-reviewed")));
    assertFalse(reviews.response().body().contains("Un examen de quelqu'un"));
    assertFalse(officer.get("/api/privacy/people/" + account(seen.candidates().getFirst().visitor()) + "/export").ok().body().containsKey("whatThisPersonDid"));
  }

  @Test void the_file_of_a_member_of_staff_tells_what_he_did_where_there_was_no_room_and_whom_he_judged_without_being_there() {
    var one = house.validated();
    var window = one.windowAt(house.openSession(one)).opened();
    var supervisor = house.staff(Role.SUPERVISOR);
    var decider = house.staff(Role.CERTIFICATION_MANAGER);
    supervisor.post("/api/sittings/" + window.sitting() + "/end", new JsonObject().put("ending", "terminated").put("reason", "Un motif sur quelqu'un")).ok();
    decider.post("/api/sittings/" + window.sitting() + "/decision", new JsonObject().put("verdict", "annul").put("reason", "Un motif sur quelqu'un")).ok();
    for (var who : List.of(supervisor, decider)) {
      var file = officer().get("/api/privacy/people/" + account(who) + "/export").ok();
      var did = file.body().getJsonObject("whatThisPersonDid");
      assertEquals(List.of(window.sitting()), Answer.objects(did.getJsonArray("acts")).map(act -> act.getString("where")).toList(), did::encode);
      assertTrue(did.getBoolean("complete") && !file.response().body().contains("Un motif sur quelqu'un"), did::encode);
    }
  }

  @Test void what_there_was_no_time_to_search_makes_the_file_of_a_member_of_staff_incomplete() {
    var seen = watched(2);
    var officer = officer();
    var path = "/api/privacy/people/" + account(seen.supervisor()) + "/export";
    var whole = officer.get(path).ok().body().getJsonObject("whatThisPersonDid");
    house.time.passAtEachLook(Duration.ofSeconds(20));
    var part = officer.get(path).ok().body().getJsonObject("whatThisPersonDid");
    house.time.passAtEachLook(Duration.ZERO);
    assertEquals(List.of(true, false), List.of(whole.getBoolean("complete"), part.getBoolean("complete")));
    assertTrue(part.getInteger("searched") < whole.getInteger("searched"), part::encode);
  }

  @Test void what_waits_for_somebody_is_in_his_file_and_what_is_left_out_is_counted() {
    var seen = watched();
    close(seen);
    var mine = seen.candidates().getFirst();
    var account = account(mine.visitor());
    var officer = officer();
    assertEquals(List.of(0, 0), List.of(officer.get("/api/privacy/people/" + account + "/export").ok().body().getJsonArray("toBeToldOfDeletions").size(),
        officer.get("/api/privacy/people/" + account + "/export").ok().body().getJsonArray("unconfirmedRegistrations").size()));
    house.visitor().post("/api/registrations", House.registration(mine.email(), "Une autre fois")).ok();
    assertEquals("Une autre fois", officer.get("/api/privacy/people/" + account + "/export").ok().list("unconfirmedRegistrations").getFirst().getJsonObject("civilStatus").getString("firstName"));
    pass(91);
    purge();
    var store = house.application().store();
    var looks = Collection.of("look").indexedBy("at").indexedBy("by", "at").indexedBy("thing", "at");
    var inserted = new ArrayList<Future<?>>();
    for (int i = 0; i < 20_050; i++) inserted.add(store.insert(looks, "look-" + i, new JsonObject().put("by", account).put("kind", "room").put("thing", "r-somewhere").put("at", 1_000L + i)));
    Future.all(inserted).await();
    var file = officer().get("/api/privacy/people/" + account + "/export").ok();
    assertTrue(file.body().getJsonArray("toBeToldOfDeletions").contains("room-conversation"), file.body().getJsonArray("toBeToldOfDeletions")::encode);
    var looked = file.body().getJsonObject("whatThisPersonLookedAt");
    assertEquals(20_000, looked.getJsonArray("looks").size());
    assertTrue(looked.getInteger("leftOut") >= 50 && looked.getInteger("leftOut") < 60, () -> "left out " + looked.getInteger("leftOut"));
    assertEquals(0, file.body().getJsonObject("whoLookedAtThisPerson").getInteger("leftOut"));
    assertFalse(file.body().getJsonObject("whoLookedAtThisPerson").encode().contains("listed\":[\""), "nobody else who was in a list");
  }

  @Test void one_persons_recordings_come_as_one_file_and_nobody_elses() {
    var seen = watched(2);
    var officer = officer();
    var account = account(seen.candidates().getFirst().visitor());
    var path = "/api/privacy/people/" + account + "/recordings";
    assertEquals(1, officer.get("/api/privacy/people/" + account).ok().list("sittings").stream().mapToInt(one -> one.getInteger("recordings")).sum());
    var file = officer.file(path);
    assertEquals(200, file.statusCode());
    assertEquals("application/x-tar", file.headers().firstValue("content-type").orElseThrow());
    var text = new String(file.body(), StandardCharsets.ISO_8859_1);
    assertTrue(text.startsWith(sitting(seen) + "/camera/1.webm\0") && text.contains(Recording.WORD), "as it was recorded");
    assertEquals(512 + 5_120 + 1_024, file.body().length);
    assertFalse(text.contains(seen.windows().get(1).sitting()), "nothing of his neighbour");
    assertTrue(officer.get("/api/privacy/looks?atWhom=" + account).ok().list("looks").stream().anyMatch(look -> look.getString("kind").equals("export")));
    house.staff(Role.ADMINISTRATOR).get(path).refused(Reason.NOT_ALLOWED);
    officer.get("/api/privacy/people/" + account(seen.supervisor()) + "/recordings").refused(Reason.NOT_FOUND);
  }

  @Test void a_person_who_is_erased_leaves_no_word_in_supervision_either() throws IOException {
    var seen = watched(2);
    closeRoom(seen);
    var mine = seen.candidates().getFirst();
    var account = account(mine.visitor());
    var reviewer = house.staff(Role.CASE_REVIEWER);
    var officer = officer();
    officer.post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).refused(Reason.LEGAL_HOLD);
    act(reviewer, seen, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Un examen de quelqu'un")).ok();
    act(reviewer, seen, new JsonObject().put("action", "close")).ok();
    officer.post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", "other@example.org")).refused(Reason.OUT_OF_RANGE);
    assertEquals(204, officer.post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).status());
    for (var gone : List.of(CALL + " 0", "Un examen de quelqu'un", "un bruit")) assertFalse(inFiles(gone), gone);
    assertFalse(inFiles(mine.email()), "the address is in no file");
    assertTrue(inFiles(CALL + " 1"), "his neighbour's words stay");
    var lines = officer.get("/api/privacy/purges").ok().list("purges").stream().filter(one -> one.getString("rule").equals("erasure")).toList();
    assertTrue(lines.stream().anyMatch(one -> one.getString("kind").equals("room")) && lines.stream().allMatch(one -> one.getString("by").equals(account(officer))), lines::toString);
    assertEquals(List.of(account(officer)), officer.get("/api/privacy/looks?atWhom=" + account).ok().list("looks").stream().filter(look -> look.getString("kind").equals("erasure"))
        .map(look -> look.getString("by")).toList(), "who asked for it stays written");
    seen.candidates().get(1).visitor().get("/api/me").ok();
  }

  @Test void who_was_seated_elsewhere_is_told_and_erased_in_both_rooms_and_minutes_grant_him_nothing_any_more() throws IOException {
    var mine = house.validated();
    var seen = Seen.by(house, mine);
    var account = account(mine.visitor());
    house.application().enrolments().accommodate(account, new Accommodation(33, 0, "Lectrice Untelle", "Dominique Faure", LocalDate.parse("2026-01-10"))).await();
    seen.admit(0);
    asCandidate(seen, 0, new JsonObject().put("action", "say").put("text", CALL + " avant"));
    seen.post(new JsonObject().put("action", "close")).ok();
    seen.post(new JsonObject().put("action", "seal-minutes")).ok();
    var minutes = "/api/rooms/" + seen.room() + "/minutes.pdf";
    assertTrue(printed(seen.supervisor(), minutes).contains("Lectrice Untelle"));
    seen.arrive(0);
    asCandidate(seen, 0, new JsonObject().put("action", "say").put("text", CALL + " après"));

    var officer = officer();
    var document = officer.get("/api/privacy/people/" + account + "/export").ok().response().body();
    assertTrue(document.contains(CALL + " avant") && document.contains(CALL + " après"), "of both rooms");
    var before = officer.get("/api/privacy/looks?atWhom=" + account + "&who=" + account(seen.supervisor())).ok().list("looks");
    assertTrue(before.stream().anyMatch(look -> look.getString("thing").equals(seen.room())), () -> "who looked at his first room: " + before);
    assertEquals(204, officer.post("/api/privacy/people/" + account + "/erasure", new JsonObject().put("email", mine.email())).status());
    for (var gone : List.of(CALL + " avant", CALL + " après", "Lectrice Untelle")) assertFalse(inFiles(gone), gone);
    var left = printed(seen.supervisor(), minutes);
    assertFalse(left.contains("Lectrice") || left.contains("33\u00a0%"), left);
  }

  private static String printed(Visitor visitor, String path) throws IOException {
    try (var pdf = org.apache.pdfbox.Loader.loadPDF(visitor.file(path).body())) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\R", " ");
    }
  }

  // What there is at the beginning: a session at home with words, hints, pictures and an incident, submitted.

  private Seen watched() {
    return watched(1);
  }

  private Seen watched(int candidates) {
    var people = new ArrayList<Candidate>();
    for (int i = 0; i < candidates; i++) people.add(house.validated());
    var seen = Seen.by(house, people.toArray(Candidate[]::new));
    for (int i = 0; i < candidates; i++) {
      seen.admit(i);
      var window = seen.windows().get(i).opened();
      window.answerRightly(1).ok();
      asCandidate(seen, i, new JsonObject().put("action", "call").put("text", CALL + " " + i));
      asCandidate(seen, i, new JsonObject().put("action", "signal").put("signal", "pasted").put("count", 1).put("detail", "quelque chose collé"));
      house.time.pass(Duration.ofMinutes(3));
      Recording.video(5_000, house.time.instant()).send(window, people.get(i).visitor(), "camera", 1).ok();
    }
    seen.act("incident", seen.windows().getFirst(), new JsonObject().put("category", "disturbance").put("severity", 0.25).put("comment", "un bruit")).ok();
    for (var window : seen.windows()) window.submit().ok();
    house.application().supervision().caseWatch().scan(seen.room()).await();
    return seen;
  }

  private void close(Seen seen) {
    closeRoom(seen);
    var reviewer = house.staff(Role.CASE_REVIEWER);
    act(reviewer, seen, new JsonObject().put("action", "first-review").put("finding", "nothing").put("text", "Rien")).ok();
    act(reviewer, seen, new JsonObject().put("action", "close")).ok();
  }

  /** The case that the incident opened stays open. */
  private static void closeRoom(Seen seen) {
    seen.post(new JsonObject().put("action", "close")).ok();
  }

  /** Nobody purges by the clock meanwhile: this day's was. */
  private void pass(int days) {
    var then = house.time.instant().plus(Duration.ofDays(days)).atZone(java.time.ZoneOffset.UTC).toLocalDate();
    house.application().store().put(LEASES, "day", new JsonObject().put("done", then.toString())).await();
    house.time.pass(Duration.ofDays(days));
  }

  private void asCandidate(Seen seen, int candidate, JsonObject act) {
    seen.candidates().get(candidate).visitor().post("/api/sittings/" + seen.windows().get(candidate).sitting() + "/supervision/acts", act.put("key", Seen.key())).ok();
  }

  private static Answer act(Visitor reviewer, Seen seen, JsonObject act) {
    return reviewer.post("/api/cases/" + sitting(seen) + "/acts", act.put("key", UUID.randomUUID().toString().replace("-", "")));
  }

  private static String sitting(Seen seen) {
    return seen.windows().getFirst().sitting();
  }

  private Visitor officer() {
    return house.staff(Role.DATA_PROTECTION_OFFICER);
  }

  private static String account(Visitor visitor) {
    return visitor.get("/api/me").ok().text("account");
  }

  /** Of somebody whose sign-in is over by now. */
  private String account(Visitor visitor, Candidate candidate) {
    return visitor.get("/api/me").status() == 200 ? account(visitor)
        : house.application().accounts().find(new org.palier.engine.account.Email(candidate.email())).await().orElseThrow().id();
  }

  /** By hand, in two steps. @return every line of proof */
  private List<JsonObject> purge() {
    var officer = officer();
    var token = officer.get("/api/privacy/purge-preview").ok().text("token");
    return officer.post("/api/privacy/purges", new JsonObject().put("token", token)).ok().list("purges");
  }

  private static int due(Answer preview, String kind) {
    return preview.list("kinds").stream().filter(one -> one.getString("kind").equals(kind)).findFirst().orElseThrow().getInteger("due");
  }

  private static JsonObject clock(List<JsonObject> kinds, String kind) {
    return kinds.stream().map(one -> one.getJsonObject("clock")).filter(one -> one.getString("kind").equals(kind)).findFirst().orElseThrow();
  }

  private List<JsonObject> letters(Candidate candidate) {
    return house.manager().get("/api/outbox").ok().list("mails").stream().filter(mail -> mail.getString("to").equals(candidate.email())).toList();
  }

  /** Whether a text is in any file under the data directory, be it the store's or the vault's. */
  boolean inFiles(String text) throws IOException {
    var wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (var files = Files.walk(house.settings().data())) {
      for (var file : files.filter(Files::isRegularFile).toList()) if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) return true;
    }
    return false;
  }
}

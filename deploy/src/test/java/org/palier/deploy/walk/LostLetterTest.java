package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Email;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;

/** An invitation that never arrived. */
class LostLetterTest extends Walk {
  @Test void it_is_sent_again_and_only_the_link_of_the_latest_letter_works() {
    var candidate = house.validated();
    var session = house.plan(house.newSession());
    house.invite(session, candidate).ok();
    var lost = house.lastInvitation(candidate.email());
    house.time.pass(Duration.ofMinutes(1));
    assertEquals(204, resend(house.staff(Role.CERTIFICATION_MANAGER), sitting(session)).ok().status());
    assertEquals(2, letters(candidate));
    assertNotEquals(lost, house.lastInvitation(candidate.email()));
    house.visitor().post("/api/sign-in/invitation", new JsonObject().put("token", lost)).refused(Reason.EXPIRED_CODE);
    assertEquals(session, candidate.comeByInvitation());
    assertEquals(1, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"), "it is the same place");

    house.openDoor(session);
    var window = candidate.windowAt(session);
    assertEquals(sitting(session), window.sitting(), "and the same sitting");
    house.time.pass(Duration.ofMinutes(1));
    resend(house.manager(), window.sitting()).ok();
    assertEquals("ready", window.look().ok().text("state"), "who came in by an earlier link stays in");
    window.opened();
    house.time.pass(Duration.ofMinutes(1));
    resend(house.manager(), window.sitting()).refused(Reason.SITTING_STATE);
    window.submit().ok();
    resend(house.manager(), window.sitting()).refused(Reason.SITTING_STATE);
    assertEquals(3, letters(candidate));
  }

  @Test void a_candidate_gets_one_letter_a_minute_whatever_the_session() {
    var candidate = house.validated();
    var first = house.plan(house.newSession());
    house.invite(first, candidate).ok();
    house.time.pass(Duration.ofSeconds(15));
    assertEquals("45", resend(house.manager(), sitting(first)).refused(Reason.TOO_MANY_TRIES).header("Retry-After"));
    house.time.pass(Duration.ofSeconds(45));
    resend(house.manager(), sitting(first)).ok();
    assertEquals("60", resend(house.manager(), sitting(first)).refused(Reason.TOO_MANY_TRIES).header("Retry-After"));
    house.time.pass(Duration.ofMinutes(1));
    var second = house.plan(house.newSession());
    house.invite(second, candidate).ok();
    resend(house.manager(), sitting(first)).refused(Reason.TOO_MANY_TRIES);
    assertEquals(3, letters(candidate));
  }

  @Test void of_five_who_send_at_once_one_does() {
    var candidate = house.validated();
    var session = house.plan(house.newSession());
    house.invite(session, candidate).ok();
    house.time.pass(Duration.ofMinutes(1));
    var sitting = sitting(session);
    var manager = house.manager();
    var answers = IntStream.range(0, 5).mapToObj(_ -> CompletableFuture.supplyAsync(() -> resend(manager, sitting), Thread::startVirtualThread)).toList()
        .stream().map(CompletableFuture::join).toList();
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 204).count(), answers::toString);
    var refusals = Set.of(Reason.TOO_MANY_TRIES.code(), Reason.STALE_DOCUMENT.code());
    answers.stream().filter(answer -> answer.status() != 204).forEach(answer -> assertTrue(refusals.contains(answer.text("code")), answer::toString));
    assertEquals(2, letters(candidate));
    assertEquals(session, candidate.comeByInvitation());
  }

  @Test void nothing_is_sent_to_who_is_not_invited_may_no_longer_come_or_asked_to_be_forgotten() {
    var crowd = new Crowd(house).validated(3);
    var session = house.plan(house.newSession());
    house.invite(session, crowd.toArray(Candidate[]::new)).ok();
    house.time.pass(Duration.ofMinutes(1));
    resend(house.manager(), "s-nothing").refused(Reason.NOT_FOUND);
    resend(house.manager(), house.newCandidate("Ida").beginEntryTest().sitting()).refused(Reason.NOT_FOUND);
    resend(house.staff(Role.SUPERVISOR), sitting(session)).refused(Reason.NOT_ALLOWED);
    crowd.getFirst().comeByInvitation();
    resend(crowd.getFirst().visitor(), sitting(session)).refused(Reason.NOT_ALLOWED);

    var ended = sittingOf(session, crowd.get(0));
    house.manager().post("/api/sittings/" + ended + "/end", new JsonObject().put("ending", "terminated").put("reason", "Désistement")).ok();
    resend(house.manager(), ended).refused(Reason.SITTING_STATE);
    var forgotten = sittingOf(session, crowd.get(1));
    house.application().personErasure().erase(new Email(crowd.get(1).email()), "command").await();
    resend(house.manager(), forgotten).refused(Reason.NOT_FOUND);
    var late = sittingOf(session, crowd.get(2));
    house.manager().post("/api/exam-sessions/" + session + "/close").ok();
    resend(house.manager(), late).refused(Reason.SESSION_CLOSED);
    assertEquals(1, letters(crowd.get(2)));
  }

  private static Answer resend(Visitor staff, String sitting) {
    return staff.post("/api/sittings/" + sitting + "/invitation");
  }

  /** Of the one candidate of this session. */
  private String sitting(String session) {
    return house.manager().get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings").getFirst().getString("id");
  }

  private String sittingOf(String session, Candidate candidate) {
    return house.manager().get("/api/exam-sessions/" + session + "/sittings").ok().list("sittings").stream()
        .filter(row -> candidate.email().equals(row.getString("email"))).findFirst().orElseThrow().getString("id");
  }

  private long letters(Candidate candidate) {
    return house.manager().get("/api/outbox").ok().list("mails").stream()
        .filter(mail -> mail.getString("to").equals(candidate.email()) && mail.getString("text").contains("/#/invitation/")).count();
  }
}

package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Email;
import org.palier.engine.account.Role;

/** Somebody asks to be forgotten. */
class ErasureTest extends Walk {
  @Test void nothing_tells_who_it_was_and_the_exam_can_still_be_proved() {
    var candidate = house.validatedCandidate("Wilhelmine");
    var session = house.openSession(candidate);
    var window = candidate.windowAt(session).opened();
    window.answerRightly(1).ok();
    window.submit().ok();

    house.application().personErasure().erase(new Email(candidate.email()), "command").await();

    var auditor = house.staff(Role.AUDITOR);
    var record = auditor.get("/api/audit/sittings/" + window.sitting()).ok();
    assertEquals(List.of("equal", "equal"), List.of(record.text("formEqual"), record.text("scoreEqual")));
    var manager = house.manager();
    var told = record.body().encode() + manager.get("/api/exam-sessions/" + session + "/sittings").ok().body().encode()
        + manager.get("/api/candidates?text=").ok().body().encode() + manager.get("/api/outbox").ok().body().encode();
    assertFalse(told.contains("Wilhelmine"), "the name is gone");
    assertFalse(told.contains(candidate.email()), "the address is gone");
    assertTrue(told.contains(window.sitting()), "the sitting stays");
    candidate.visitor().get("/api/me").refused(org.palier.engine.refusal.Reason.NOT_SIGNED_IN);
  }
}

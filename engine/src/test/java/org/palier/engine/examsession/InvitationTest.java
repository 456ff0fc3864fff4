package org.palier.engine.examsession;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.json.Json;

/** A place as it is stored. */
class InvitationTest {
  private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

  @Test void one_stored_before_letters_could_be_sent_again_is_read() {
    var stored = new JsonObject("""
        {"id":"n-1","examSession":"x-1","candidate":"a-zoe","name":"Zoé Durand","email":"zoe@example.org","sitting":"s-1","tokenHash":"ab","invitedAt":"2026-11-02T09:00:00Z"}""");
    var read = Json.read(stored, Invitation.class);
    assertEquals(new Invitation("n-1", "x-1", "a-zoe", "Zoé Durand", "zoe@example.org", "s-1", "ab", NINE, Optional.empty()), read);
    assertEquals(NINE, read.letterAt());
    assertEquals(stored, Json.object(read));
  }

  @Test void one_whose_letter_was_sent_again_knows_when_and_survives_json() {
    var resent = new Invitation("n-1", "x-1", "a-zoe", "Zoé Durand", "zoe@example.org", "s-1", "ab", NINE, Optional.empty()).resent("cd", NINE.plusSeconds(90));
    assertEquals("cd", resent.tokenHash());
    assertEquals(NINE, resent.invitedAt());
    assertEquals(NINE.plusSeconds(90), resent.letterAt());
    assertEquals(resent, Json.read(Json.object(resent), Invitation.class));
  }
}

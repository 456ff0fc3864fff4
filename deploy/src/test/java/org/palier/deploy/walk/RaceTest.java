package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same thing asked for several times in the same moment: by double clicks, retries, two members of staff. */
class RaceTest extends Walk {
  @Test void a_test_begun_and_started_five_times_at_once_is_one_sitting_with_one_start() {
    var zoe = house.newCandidate("Zoé");
    var body = new JsonObject().put("enrolment", zoe.enrolment().getString("id")).put("test", "entry-test").encode();
    var begun = atOnce(_ -> zoe.visitor().sendAside("POST", "/api/my/tests", body).join().ok());
    assertEquals(1, begun.stream().map(answer -> answer.text("sitting")).distinct().count());
    var window = zoe.window(begun.getFirst().text("sitting"));
    atOnce(_ -> window.start().ok());
    window.connect(false).ok();
    atOnce(_ -> window.submit().ok());
    var events = house.application().sittings().entries(window.sitting()).await().stream().map(entry -> entry.body().toJsonObject().getString("type")).toList();
    assertEquals(List.of("prepared", "started", "connection-opened", "ended"), events);
  }

  @Test void a_candidate_invited_five_times_at_once_takes_one_place() {
    var candidate = house.validated();
    var session = house.plan(house.newSession());
    var outcomes = atOnce(_ -> invite(session, candidate));
    assertEquals(1, outcomes.stream().filter("invited"::equals).count(), outcomes::toString);
    assertEquals(4, outcomes.stream().filter("already-invited"::equals).count(), outcomes::toString);
    assertEquals(1, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"));
  }

  @Test void the_last_places_go_to_as_many_as_there_are() {
    var crowd = new Crowd(house).validated(5);
    var session = house.plan(house.newSession().put("capacity", 2));
    var outcomes = atOnce(number -> invite(session, crowd.get(number)));
    assertEquals(2, outcomes.stream().filter("invited"::equals).count(), outcomes::toString);
    assertEquals(3, outcomes.stream().filter("session-full"::equals).count(), outcomes::toString);
    assertEquals(2, house.manager().get("/api/exam-sessions/" + session).ok().number("invited"));
  }

  @Test void a_code_tried_five_times_at_once_signs_in_once() {
    var email = House.newEmail("race");
    house.visitor().post("/api/registrations", House.registration(email, "Zoé")).ok();
    var code = new JsonObject().put("email", email).put("code", house.lastCode(email));
    var tried = atOnce(_ -> house.visitor().post("/api/sign-in/code/confirm", code).status());
    assertEquals(1, tried.stream().filter(status -> status == 200).count(), tried::toString);
    assertEquals(4, tried.stream().filter(status -> status == 410).count(), tried::toString);
  }

  @Test void one_answer_sent_five_times_at_once_is_one_revision() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    var saved = atOnce(_ -> window.answer(1, 0, window.right(1)).ok().number("revision"));
    assertEquals(List.of(1, 1, 1, 1, 1), saved);
  }

  @Test void staff_who_end_and_a_candidate_who_hands_in_make_one_end() {
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate)).opened();
    var end = new JsonObject().put("ending", "terminated").put("reason", "Fraude");
    house.manager();
    atOnce(number -> number % 2 == 0 ? window.submit() : house.manager().post("/api/sittings/" + window.sitting() + "/end", end));
    var ends = house.application().sittings().entries(window.sitting()).await().stream().filter(entry -> entry.body().toJsonObject().getString("type").equals("ended"));
    assertEquals(1, ends.count());
  }

  private String invite(String session, Candidate candidate) {
    var outcome = house.manager().post("/api/exam-sessions/" + session + "/invitations", new JsonObject().put("emails", JsonArray.of(candidate.email())))
        .ok().list("outcomes").getFirst();
    return outcome.getString("code", outcome.getString("outcome"));
  }

  private static <T> List<T> atOnce(IntFunction<T> deed) {
    return IntStream.range(0, 5).mapToObj(number -> CompletableFuture.supplyAsync(() -> deed.apply(number), Thread::startVirtualThread)).toList()
        .stream().map(CompletableFuture::join).toList();
  }
}

package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;

/** One sitting, several windows and devices: one answers at a time, and nothing typed is ever blanked. */
class TwoWindowsTest extends Walk {
  private Candidate candidate;
  private Window first;
  private Window second;

  @BeforeEach void twoWindowsOfOneSitting() {
    candidate = house.validated();
    first = candidate.windowAt(house.openSession(candidate)).opened();
    second = candidate.window(first.sitting());
  }

  @Test void a_second_window_is_told_that_the_first_is_alive_and_takes_over_only_when_asked_to() {
    first.answerRightly(1).ok();
    second.connect(false).refused(Reason.CONNECTION_ACTIVE);
    second.answerRightly(2).refused(Reason.CONNECTION_TAKEN_OVER);
    first.answerRightly(2).ok();
    var taken = second.connect(true).ok();
    assertEquals(List.of(1, 2), taken.list("answers").stream().map(answer -> answer.getInteger("item")).toList());
    second.answerRightly(3).ok();
    for (var refused : List.of(first.answerRightly(4), first.flag(1), first.submit(), first.takeBreak())) refused.refused(Reason.CONNECTION_TAKEN_OVER);
    assertEquals("running", first.look().ok().text("state"), "looking is allowed to every window");
    first.answer(3, 0, first.right(3)).ok();
    first.connect(false).refused(Reason.CONNECTION_ACTIVE);
    first.connect(true).ok();
    second.submit().refused(Reason.CONNECTION_TAKEN_OVER);
    first.submit().ok();
  }

  @Test void a_window_that_fell_silent_is_replaced_unasked() {
    house.time.pass(Duration.ofSeconds(39));
    second.connect(false).refused(Reason.CONNECTION_ACTIVE);
    first.look().ok();
    house.time.pass(Duration.ofSeconds(39));
    second.connect(false).refused(Reason.CONNECTION_ACTIVE);
    house.time.pass(Duration.ofSeconds(1));
    second.connect(false).ok();
    first.answerRightly(1).refused(Reason.CONNECTION_TAKEN_OVER);
    second.answerRightly(1).ok();
  }

  @Test void a_stale_revision_is_refused_with_what_stands_and_nothing_is_lost() {
    int item = first.singleChoice(1);
    first.answerRightly(item).ok();
    second.connect(true).ok();
    var mine = Window.wrong(second.item(item));
    var refused = second.answer(item, 0, mine).refused(Reason.STALE_REVISION);
    assertEquals(1, refused.number("revision"));
    assertEquals(first.right(item), refused.body().getJsonObject("response"));
    assertEquals(first.right(item), second.saved(item));
    assertEquals(2, second.answer(item, 1, mine).ok().number("revision"), "the candidate chose");
    assertEquals(mine, second.saved(item));
    second.answer(item, 5, first.right(item)).refused(Reason.STALE_REVISION);
    assertEquals(2, second.answer(item, 0, mine).ok().number("revision"), "an identical answer is acknowledged whatever the revision");
  }

  @Test void the_test_goes_on_on_another_device_with_everything_that_was_saved() {
    first.answerRightly(1).ok();
    first.flag(2).ok();
    house.time.pass(Duration.ofMinutes(12));
    var elsewhere = new Candidate(house, house.visitor(), candidate.email());
    elsewhere.signInAgain();
    var window = elsewhere.window(first.sitting());
    var found = window.connect(false).ok();
    assertEquals(first.right(1), window.saved(1));
    assertTrue(found.list("answers").getLast().getBoolean("flagged"));
    assertEquals(Duration.ofMinutes(75 - 12 - 4).toMillis(), window.remainingMillis());
    assertEquals(72, window.paper().ok().list("items").size());
    window.answer(1, 1, new JsonObject().put("kind", "blank")).ok();
    assertEquals("blank", window.saved(1).getString("kind"), "an answer may be taken back");
    window.submit().ok();
  }

  @Test void many_saves_at_once_are_all_acknowledged_and_all_there() {
    var saves = java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(item -> candidate.visitor().sendAside("PUT",
        "/api/sittings/" + first.sitting() + "/items/" + item + "/response", first.right(item).encode(), "X-Connection", first.connection(), "If-Match", "0")).toList();
    saves.forEach(save -> save.join().ok());
    for (int item = 1; item <= 8; item++) assertEquals(first.right(item), first.saved(item));
  }
}

package org.palier.deploy.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palier.deploy.store.Outcome;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand.*;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.SittingSummary.State;
import org.palier.engine.store.StoreUnavailable;

/** Deadlines pass and summaries fall behind: whoever sweeps puts it right, once. */
class SweepTest extends TwoNodes {
  @Test void two_sweepers_end_what_is_due_once_each_at_its_deadline() {
    var due = IntStream.range(0, 20).mapToObj(number -> started("a-" + number)).toList();
    clock.pass(Duration.ofMinutes(10));
    var running = started("a-late");
    var deadline = clock.instant().plus(Duration.ofMinutes(35));
    clock.pass(Duration.ofMinutes(36));
    Outcome.of(Future.all(one.sweep.sweep(), two.sweep.sweep()));
    for (var sitting : due) {
      var endings = Outcome.of(one.sittings.entries(sitting)).stream().map(entry -> entry.body().toJsonObject()).filter(event -> event.getString("type").equals("ended")).toList();
      assertEquals(1, endings.size());
      assertEquals(deadline, Instant.parse(endings.getFirst().getString("effectiveAt")));
      var summary = summary(sitting);
      assertEquals(State.OVER, summary.state());
      assertEquals(Optional.of(Ending.EXPIRED), summary.ending());
      assertEquals(Optional.of(deadline), summary.endedAt());
      assertEquals(Optional.of(Result.Status.NOT_MET), summary.result());
    }
    assertEquals(State.RUNNING, summary(running).state());
    assertEquals(0, Outcome.of(one.sweep.sweep()));
    assertEquals(0, Outcome.of(two.sweep.sweep()));
  }

  @Test void what_is_paused_is_not_swept_and_a_break_only_when_it_has_used_up_everything() {
    var paused = started("a-paused");
    one.does(paused, new Pause("fire alarm", "a-eve"));
    var away = started("a-away");
    one.does(away, new TakeBreak(WINDOW, "a-away"));
    clock.pass(Duration.ofMinutes(49));
    assertEquals(0, Outcome.of(two.sweep.sweep()));
    clock.pass(Duration.ofMinutes(1));
    assertEquals(1, Outcome.of(two.sweep.sweep()));
    assertEquals(State.OVER, summary(away).state());
    assertEquals(State.PAUSED, summary(paused).state());
  }

  @Test void a_start_whose_summary_was_not_written_is_put_right_when_it_is_repeated() {
    var sitting = prepared("a-zoe");
    var start = new Start(Duration.ofMinutes(45), 0, Duration.ZERO, Optional.empty());
    one.documents.failNextReplacement();
    assertThrows(StoreUnavailable.class, () -> one.does(sitting, start));
    assertInstanceOf(Sitting.Open.class, one.sees(sitting));
    assertEquals(State.READY, summary(sitting).state());
    one.does(sitting, start);
    assertEquals(State.RUNNING, summary(sitting).state());
    clock.pass(Duration.ofMinutes(46));
    assertEquals(1, Outcome.of(two.sweep.sweep()));
    assertEquals(State.OVER, summary(sitting).state());
  }

  @Test void a_summary_that_missed_the_end_is_put_right_by_the_sweep() {
    var sitting = started("a-zoe");
    one.documents.failNextReplacement();
    assertThrows(StoreUnavailable.class, () -> one.does(sitting, new Submit(WINDOW, "a-zoe")));
    assertEquals(State.RUNNING, summary(sitting).state());
    clock.pass(Duration.ofMinutes(46));
    assertEquals(1, Outcome.of(two.sweep.sweep()));
    var summary = summary(sitting);
    assertEquals(State.OVER, summary.state());
    assertEquals(Optional.of(Ending.SUBMITTED), summary.ending());
    assertEquals(0, Outcome.of(two.sweep.sweep()));
  }

  @Test void a_summary_that_missed_added_time_comes_up_once_and_not_for_ever() {
    var sitting = started("a-zoe");
    one.documents.failNextReplacement();
    assertThrows(StoreUnavailable.class, () -> one.does(sitting, new AddTime(Duration.ofMinutes(30), "noise", "a-eve", "addition-1")));
    clock.pass(Duration.ofMinutes(46));
    assertEquals(1, Outcome.of(two.sweep.sweep()));
    assertEquals(State.RUNNING, summary(sitting).state());
    assertEquals(0, Outcome.of(two.sweep.sweep()));
    clock.pass(Duration.ofMinutes(29));
    assertEquals(1, Outcome.of(two.sweep.sweep()));
    assertEquals(State.OVER, summary(sitting).state());
  }

  @Test void added_time_whose_summary_was_not_written_is_put_right_when_it_is_repeated() {
    var sitting = started("a-zoe");
    var add = new AddTime(Duration.ofMinutes(30), "noise", "a-eve", "addition-1");
    var before = summary(sitting).sweepAt().orElseThrow();
    one.documents.failNextReplacement();
    assertThrows(StoreUnavailable.class, () -> one.does(sitting, add));
    assertEquals(before, summary(sitting).sweepAt().orElseThrow());
    one.does(sitting, add);
    assertEquals(before + Duration.ofMinutes(30).toMillis(), summary(sitting).sweepAt().orElseThrow());
  }

  @Test void a_slow_writer_does_not_put_an_older_summary_over_a_newer_one() {
    var sitting = started("a-zoe");
    one.documents.beforeNextReplacement(() -> two.sittings.handle(sitting, new Terminate(Ending.TERMINATED, "fraud", "a-eve")).mapEmpty());
    one.does(sitting, new Pause("fire alarm", "a-max"));
    assertInstanceOf(Sitting.Over.class, one.sees(sitting));
    var summary = summary(sitting);
    assertEquals(State.OVER, summary.state());
    assertEquals(Optional.of(Result.Status.WITHHELD), summary.result());
  }

  @Test void one_sitting_that_cannot_be_swept_does_not_keep_the_others() {
    var damaged = started("a-damaged");
    var sound = started("a-sound");
    long last = Outcome.of(one.sittings.entries(damaged)).size();
    Outcome.of(store.append("sitting/" + damaged, last, List.of(io.vertx.core.buffer.Buffer.buffer("{\"type\":\"nonsense\"}"))));
    clock.pass(Duration.ofMinutes(46));
    assertTrue(Outcome.of(two.sweep.sweep()) >= 2);
    assertEquals(State.OVER, summary(sound).state());
  }

  private SittingSummary summary(String sitting) {
    return Outcome.of(two.summaries.get(sitting));
  }
}

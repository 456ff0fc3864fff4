package org.palier.deploy.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.palier.deploy.store.Outcome;
import org.palier.engine.content.Response;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand.SaveResponse;
import org.palier.engine.sitting.SittingEvent.ResponseSaved;
import org.palier.engine.store.LogStore;

/** Sixteen savers at once on one sitting, half of them on each node. */
class ConcurrentSavesTest extends TwoNodes {
  private static final int SAVERS = 16;
  private static final int CHANGES = 12;

  private record Acknowledged(int item, int revision, Response response) {}

  @Test void nothing_acknowledged_is_lost_and_the_log_has_no_gap() throws Exception {
    var sitting = started("a-zoe");
    var items = choices(sitting);
    assertTrue(items.size() >= SAVERS, "items of one choice: " + items.size());
    var acknowledged = atOnce(saver -> savesAndChanges(saver % 2 == 0 ? one : two, sitting, items.get(saver))).stream().flatMap(List::stream).toList();
    assertEquals(SAVERS * CHANGES, acknowledged.size());

    var entries = Outcome.of(one.sittings.entries(sitting));
    assertEquals(LongStream.rangeClosed(1, entries.size()).boxed().toList(), entries.stream().map(LogStore.Entry::sequence).toList());
    var stored = entries.stream().map(entry -> entry.body().toJsonObject()).filter(event -> event.getString("type").equals("response-saved")).toList();
    assertEquals(acknowledged.size(), stored.size());
    for (var node : List.of(one, two)) {
      var answers = ((Sitting.Open) node.sees(sitting)).answers();
      for (var last : acknowledged.stream().filter(one -> one.revision() == CHANGES).toList()) {
        assertEquals(CHANGES, answers.of(last.item()).revision());
        assertEquals(last.response(), answers.of(last.item()).response());
      }
    }
    assertEquals(Outcome.of(one.sittings.refold(sitting)), two.sees(sitting));
  }

  /** As the page does: a server that is busy is asked again. */
  private List<Acknowledged> savesAndChanges(Node node, String sitting, int item) {
    var acknowledged = new ArrayList<Acknowledged>();
    while (acknowledged.size() < CHANGES) {
      int seen = acknowledged.size();
      var response = choice(sitting, item, seen);
      try {
        var saved = (ResponseSaved) node.does(sitting, new SaveResponse(WINDOW, item, seen, response)).events().getLast();
        acknowledged.add(new Acknowledged(item, saved.revision(), response));
      } catch (Refused refused) {
        assertEquals(Reason.BUSY, refused.reason());
      }
    }
    return acknowledged;
  }

  @Test void of_sixteen_who_change_the_same_revision_one_wins_and_the_others_are_told_what_stands() throws Exception {
    var sitting = started("a-zoe");
    int item = choices(sitting).getFirst();
    one.does(sitting, new SaveResponse(WINDOW, item, 0, choice(sitting, item, 0)));
    var outcomes = atOnce(saver -> {
      var node = saver % 2 == 0 ? one : two;
      while (true) try {
        return node.does(sitting, new SaveResponse(WINDOW, item, 1, choice(sitting, item, 1 + saver % 2))).events().isEmpty() ? "same" : "saved";
      } catch (Refused refused) {
        if (refused.reason() == Reason.STALE_REVISION) return "stale, at " + refused.details().get("revision");
        assertEquals(Reason.BUSY, refused.reason());
      }
    });
    assertEquals(1, outcomes.stream().filter("saved"::equals).count());
    assertEquals(SAVERS / 2 - 1, outcomes.stream().filter("same"::equals).count());
    assertEquals(SAVERS / 2, outcomes.stream().filter("stale, at 2"::equals).count());
    assertEquals(2, ((Sitting.Open) two.sees(sitting)).answers().of(item).revision());
  }

  @Test void sixteen_who_prepare_the_same_attempt_at_once_get_one_sitting() throws Exception {
    var ids = atOnce(saver -> Outcome.of((saver % 2 == 0 ? one : two).preparation.prepare(assignment("a-eve"), TEST.blueprint(), TEST.scoring().rule(),
        Preparation.newSeed(), Optional.empty())));
    assertEquals(1, Set.copyOf(ids).size());
    assertEquals(1, Outcome.of(one.sittings.entries(ids.getFirst())).size());
    var summaries = Outcome.of(one.summaries.ofCandidate("a-eve"));
    assertEquals(1, summaries.size());
    assertEquals(1, summaries.getFirst().sequence());
  }

  private interface Saver<T> {
    T saves(int number) throws Exception;
  }

  private static <T> List<T> atOnce(Saver<T> saver) throws Exception {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(SAVERS)) {
      var running = new ArrayList<Future<T>>();
      for (int number : IntStream.range(0, SAVERS).toArray()) running.add(threads.submit((Callable<T>) () -> {
        go.await();
        return saver.saves(number);
      }));
      go.countDown();
      var outcomes = new ArrayList<T>();
      for (var one : running) outcomes.add(one.get());
      return outcomes;
    }
  }
}

package org.palier.deploy.drill;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.palier.deploy.load.Candidate;
import org.palier.deploy.load.Choices;
import org.palier.deploy.load.Line.Answer;

/**
 * A candidate who remembers everything that was acknowledged, and until when he may work by his own clock. What was not acknowledged he
 * sends again, unchanged, until it is: as the page does. For one event loop.
 */
final class Witness {
  private static final long TOLERATED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String sitting;
  private final Candidate candidate;
  /** Item to the responses acknowledged, that of revision 1 first. */
  private final Map<Integer, List<Buffer>> acknowledged = new HashMap<>();
  private final Set<String> lost = new TreeSet<>();
  private Optional<Candidate.Save> underWay = Optional.empty();
  /** By the monotonic clock: the deadline is not before the one and not after the other. */
  private long earliest;
  private long latest;
  private volatile boolean deadlineMoved;
  /** Read by the drill while the event loop counts. */
  private volatile long count;

  Witness(String sitting, Candidate candidate) {
    this.sitting = sitting;
    this.candidate = candidate;
  }

  /** Starts, opens the connection, reads the paper. Fails when any of it is refused. */
  Future<Void> begin(Choices choices) {
    long sent = System.nanoTime();
    return candidate.start().compose(Witness::granted)
        .onSuccess(answer -> {
          earliest = sent + remaining(answer);
          latest = System.nanoTime() + remaining(answer);
        })
        .compose(_ -> candidate.connect()).compose(Witness::granted)
        .compose(_ -> candidate.paper(choices)).compose(Witness::granted).mapEmpty();
  }

  /** What is not acknowledged yet again, or else the next response. */
  Future<Answer> save() {
    var save = underWay.orElseGet(candidate::next);
    underWay = Optional.of(save);
    return candidate.save(save).onSuccess(answer -> {
      if (!answer.ok()) return;
      acknowledged.computeIfAbsent(save.item(), _ -> new ArrayList<>()).add(save.response());
      underWay = Optional.empty();
      count++;
    });
  }

  /** As after a reload: takes the connection, looks whether everything acknowledged is there, sends what is not acknowledged again. */
  Future<Void> resume() {
    return candidate.connect().compose(Witness::granted).compose(_ -> look())
        .compose(_ -> underWay.isPresent() ? save().compose(Witness::granted) : Future.succeededFuture()).mapEmpty();
  }

  /** Compares the sitting as the server shows it with what was acknowledged, and the time left with one's own clock. */
  Future<Void> look() {
    long sent = System.nanoTime();
    return candidate.state().compose(Witness::granted).map(answer -> {
      checkDeadline(remaining(answer), sent, System.nanoTime());
      checkAnswers(new JsonObject(answer.body()));
      return null;
    });
  }

  private void checkDeadline(long remaining, long sent, long received) {
    if (remaining > latest - sent + TOLERATED_NANOS || remaining < earliest - received - TOLERATED_NANOS) deadlineMoved = true;
  }

  private void checkAnswers(JsonObject state) {
    var shown = new HashMap<Integer, JsonObject>();
    for (var one : state.getJsonArray("answers")) shown.put(((JsonObject) one).getInteger("item"), (JsonObject) one);
    acknowledged.forEach((item, responses) -> {
      var answer = shown.get(item);
      int revision = answer == null ? 0 : answer.getInteger("revision");
      boolean later = revision == responses.size() + 1 && answer.getJsonObject("response").equals(underWayTo(item));
      boolean same = revision == responses.size() && answer.getJsonObject("response").equals(new JsonObject(responses.getLast()));
      if (!same && !later) lost.add(item + "@" + responses.size());
    });
  }

  /** What is under way to this item; empty JSON when nothing is. */
  private JsonObject underWayTo(int item) {
    return underWay.filter(save -> save.item() == item).map(save -> new JsonObject(save.response())).orElseGet(JsonObject::new);
  }

  private static long remaining(Answer answer) {
    return TimeUnit.MILLISECONDS.toNanos(new JsonObject(answer.body()).getLong("remainingMillis"));
  }

  private static Future<Answer> granted(Answer answer) {
    return answer.ok() ? Future.succeededFuture(answer) : Future.failedFuture(answer.status() + " " + answer.body());
  }

  String sitting() {
    return sitting;
  }

  long acknowledgements() {
    return count;
  }

  boolean deadlineMoved() {
    return deadlineMoved;
  }

  Map<Integer, List<Buffer>> acknowledged() {
    return acknowledged;
  }

  /** Item and revision, {@code 3@2}, of what was not there when it was looked for. */
  Set<String> lost() {
    return lost;
  }

  boolean underWay(int item) {
    return underWay.filter(save -> save.item() == item).isPresent();
  }
}

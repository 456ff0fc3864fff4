package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.palier.deploy.store.Reply;
import org.palier.engine.store.SequenceTaken;
import org.palier.engine.store.StoreUnavailable;

/**
 * Gathers the appends of all callers in few unordered bulk inserts, and finds out what became of each. An insert whose
 * outcome is unknown (connection lost, a new primary) is repeated until it is known or the time is up: the document's
 * {@code _id} makes the repetition harmless.
 */
final class Appends {
  private static final int MOST_IN_BULK = 500;
  private static final int MOST_BYTES_IN_BULK = 8 << 20;
  private static final int MOST_BULKS = 3;
  private static final long RETRY_MILLIS = 200;
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);
  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

  private final Vertx vertx;
  private final MongoCollection<Document> entries;
  private final Map<String, Long> heads;
  private final Turnstile turnstile;
  private final ArrayDeque<Append> waiting = new ArrayDeque<>();
  private int bulks;

  /** @param turnstile which every append has entered, and leaves when its outcome is known */
  Appends(Vertx vertx, MongoCollection<Document> entries, Map<String, Long> heads, Turnstile turnstile) {
    this.vertx = vertx;
    this.entries = entries;
    this.heads = heads;
    this.turnstile = turnstile;
  }

  /** Each must come after an entry that is known to end the log at that time, or be the log's first. */
  void add(List<Append> appends) {
    synchronized (this) {
      waiting.addAll(appends);
    }
    send();
  }

  private void send() {
    for (var bulk = take(); !bulk.isEmpty(); bulk = take()) {
      var sent = bulk;
      var documents = sent.stream().map(Append::document).toList();
      Published.all(entries.insertMany(documents, UNORDERED)).onComplete(done -> {
        synchronized (this) {
          bulks--;
        }
        send();
        if (done.succeeded()) succeed(sent);
        else if (done.cause() instanceof MongoBulkWriteException partly) sort(sent, partly);
        else repeat(sent, done.cause());
      });
    }
  }

  private synchronized List<Append> take() {
    var bulk = new ArrayList<Append>();
    if (bulks == MOST_BULKS || waiting.isEmpty()) return bulk;
    bulks++;
    for (int bytes = 0; bulk.size() < MOST_IN_BULK && bytes < MOST_BYTES_IN_BULK && !waiting.isEmpty(); bytes += bulk.getLast().bytes())
      bulk.add(waiting.poll());
    return bulk;
  }

  /** Some inserts failed on their own; without a concern about durability the others stand. */
  private void sort(List<Append> bulk, MongoBulkWriteException partly) {
    Map<Integer, BulkWriteError> errors = new HashMap<>();
    for (var error : partly.getWriteErrors()) errors.put(error.getIndex(), error);
    var sound = new ArrayList<Append>();
    for (int index = 0; index < bulk.size(); index++) {
      var append = bulk.get(index);
      var error = errors.get(index);
      if (error == null) sound.add(append);
      else if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) confirm(append);
      else fail(append, new StoreUnavailable("MongoDB refused an entry: " + error.getMessage()));
    }
    if (partly.getWriteConcernError() == null) succeed(sound);
    else repeat(sound, partly);
  }

  /**
   * The sequence is taken: by an earlier try of this very append? The update changes nothing, but it is acknowledged
   * only when what it found is with the majority, which a read would not prove.
   */
  private void confirm(Append append) {
    Published.only(entries.updateOne(append.itself(), set(Append.LOG, append.log()))).onComplete(found -> {
      if (found.failed()) repeat(List.of(append), found.cause());
      else if (found.result().getMatchedCount() == 1) succeed(List.of(append));
      else fail(append, new SequenceTaken("log " + append.log() + " has an entry " + (append.last() + 1) + " already"));
    });
  }

  private void repeat(List<Append> unknown, Throwable failure) {
    var again = new ArrayList<Append>();
    for (var append : unknown) {
      if (append.inDoubtFor(MOST_PATIENCE) || !append.inDoubt() && Failures.neverSent(failure)) fail(append, Failures.explained(failure));
      else again.add(append);
      append.doubt();
    }
    if (!again.isEmpty()) vertx.setTimer(RETRY_MILLIS, _ -> add(again));
  }

  private void succeed(List<Append> appends) {
    for (var append : appends) {
      append.succeed(null);
      heads.merge(append.log(), append.head(), Math::max);
      turnstile.leave(append.bytes());
    }
    Reply.deliver(appends);
  }

  private void fail(Append append, Throwable failure) {
    append.fail(failure);
    heads.remove(append.log());
    turnstile.leave(append.bytes());
    Reply.deliver(List.of(append));
  }
}

package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.palier.deploy.store.Reply;

/**
 * One append on its way: a document that holds all of its entries, so they are kept together or not at all.
 * Its {@code _id} is made here, once: it tells our own entry from a foreign one when the outcome of a write is unknown.
 */
final class Append extends Reply<Void> {
  static final String LOG = "log";
  static final String FIRST = "sequence";
  static final String BODIES = "bodies";

  private final String log;
  private final long last;
  private final byte[][] bodies;
  private final int bytes;
  private final ObjectId id = new ObjectId();
  private long inDoubtSinceNanos;

  /** @param last the sequence before the first entry */
  Append(Vertx vertx, String log, long last, byte[][] bodies) {
    super(vertx);
    this.log = log;
    this.last = last;
    this.bodies = bodies;
    this.bytes = Arrays.stream(bodies).mapToInt(body -> body.length).sum() + 256;
  }

  Document document() {
    return new Document("_id", id).append(LOG, log).append(FIRST, last + 1).append(BODIES, Arrays.stream(bodies).map(Binary::new).toList());
  }

  /** Finds this append and no other; names the log too, so that a sharded cluster asks one shard. */
  Bson itself() {
    return and(eq(LOG, log), eq(FIRST, last + 1), eq("_id", id));
  }

  String log() {
    return log;
  }

  long last() {
    return last;
  }

  /** Where the log stands when this is appended. */
  long head() {
    return last + bodies.length;
  }

  int bytes() {
    return bytes;
  }

  /** A try ended without telling whether it was kept. */
  void doubt() {
    if (inDoubtSinceNanos == 0) inDoubtSinceNanos = System.nanoTime() | 1;
  }

  boolean inDoubt() {
    return inDoubtSinceNanos != 0;
  }

  boolean inDoubtFor(Duration time) {
    return inDoubt() && System.nanoTime() - inDoubtSinceNanos > time.toNanos();
  }
}

package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.palier.deploy.store.Arguments;
import org.palier.deploy.store.Reply;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.Query;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreException;

/** The store in a MongoDB that several nodes may share. Acknowledged means: with the majority, in their journals. */
public final class MongoStore implements Store {
  private static final int MOST_CALLS = 20_000;
  private static final long MOST_BYTES = 64 << 20;
  private static final String DEFAULT_DATABASE = "palier";

  private final Vertx vertx;
  private final MongoClient client;
  private final MongoDatabase database;
  private final Turnstile turnstile = new Turnstile(MOST_CALLS, MOST_BYTES);
  private final MongoLogs logs;
  private final MongoDocuments documents;
  private Future<Void> closing;

  private MongoStore(Vertx vertx, MongoClient client, MongoDatabase database) {
    this.vertx = vertx;
    this.client = client;
    this.database = database;
    logs = new MongoLogs(vertx, database, turnstile);
    documents = new MongoDocuments(database);
  }

  /**
   * Connects and makes sure that it can write.
   *
   * @param connectionString of MongoDB; names the database, {@code palier} where it does not
   * @return fails with {@code StoreUnavailable} within some ten seconds, or IllegalArgumentException if it is no connection string
   */
  public static Future<MongoStore> open(Vertx vertx, String connectionString) {
    // Off the caller's thread: an address of the kind mongodb+srv is looked up while the client is made.
    return vertx.executeBlocking(() -> connect(vertx, new ConnectionString(connectionString)))
        .recover(failure -> Future.failedFuture(Failures.explained(failure)))
        .compose(store -> store.call(0, store.logs::prepare).compose(_ -> store.check()).map(store)
            .recover(failure -> store.close().transform(_ -> Future.failedFuture(failure))));
  }

  private static MongoStore connect(Vertx vertx, ConnectionString connection) {
    var client = MongoClients.create(settings(connection));
    var name = connection.getDatabase() == null ? DEFAULT_DATABASE : connection.getDatabase();
    return new MongoStore(vertx, client, client.getDatabase(name));
  }

  /** Removes the whole database that a connection string names: for data that was made to be thrown away. */
  public static Future<Void> drop(Vertx vertx, String connectionString) {
    var connection = new ConnectionString(connectionString);
    var client = MongoClients.create(settings(connection));
    return Published.all(client.getDatabase(connection.getDatabase()).drop()).<Void>mapEmpty().eventually(() -> vertx.executeBlocking(() -> {
      client.close();
      return null;
    }));
  }

  /** What the connection string says of time-outs and sizes holds; what acknowledged means is not up to it. */
  private static MongoClientSettings settings(ConnectionString connection) {
    return MongoClientSettings.builder().applicationName("palier")
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
        .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS))
        .applyToConnectionPoolSettings(pool -> pool.maxSize(32).maxWaitTime(5, TimeUnit.SECONDS).maxConnecting(4))
        .applyConnectionString(connection)
        .writeConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS))
        .readConcern(ReadConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .build();
  }

  @Override public String name() {
    return "mongodb";
  }

  @Override public Future<Void> check() {
    return call(0, () -> Published.all(database.getCollection("store_probe")
        .updateOne(eq("_id", "probe"), set("at", Instant.now()), new UpdateOptions().upsert(true))).mapEmpty());
  }

  @Override public Future<Void> append(String log, long last, List<Buffer> bodies) {
    Arguments.id(log);
    var append = new Append(vertx, log, last, Arguments.bodies(last, bodies));
    try {
      turnstile.enter(append.bytes());
    } catch (StoreException refused) {
      return Future.failedFuture(refused);
    }
    logs.append(append).onFailure(failure -> {
      append.fail(Failures.explained(failure));
      turnstile.leave(append.bytes());
      Reply.deliver(List.of(append));
    });
    return append.future();
  }

  @Override public Future<Void> redact(String log, long sequence, Buffer body) {
    Arguments.id(log);
    var bytes = Arguments.body(sequence, body);
    return call(bytes.length, () -> logs.redact(log, sequence, bytes));
  }

  @Override public Future<Void> forget(String log) {
    Arguments.id(log);
    return call(0, () -> logs.forget(log));
  }

  /** Files, journals and copies are the database's own: what is deleted there goes when it reuses the room. */
  @Override public Future<Void> scrub() {
    return Future.succeededFuture();
  }

  @Override public Future<List<Entry>> read(String log, long from) {
    Arguments.id(log);
    return call(0, () -> logs.read(log, from));
  }

  @Override public Future<Void> declare(Collection collection) {
    Arguments.collection(collection);
    return call(0, () -> documents.declare(collection));
  }

  @Override public Future<Optional<Document>> get(Collection collection, String id) {
    Arguments.id(id);
    return call(0, () -> documents.get(collection, id));
  }

  @Override public Future<Document> insert(Collection collection, String id, JsonObject body) {
    return write(id, body, kept -> documents.insert(collection, id, kept));
  }

  @Override public Future<Document> replace(Collection collection, String id, long revision, JsonObject body) {
    return write(id, body, kept -> documents.replace(collection, id, revision, kept));
  }

  @Override public Future<Document> put(Collection collection, String id, JsonObject body) {
    return write(id, body, kept -> documents.put(collection, id, kept));
  }

  @Override public Future<Void> delete(Collection collection, String id, long revision) {
    Arguments.id(id);
    return call(0, () -> documents.delete(collection, id, revision));
  }

  @Override public Future<List<Document>> find(Collection collection, Query query) {
    Arguments.query(collection, query);
    return call(0, () -> documents.find(collection, query));
  }

  @Override public Future<Long> count(Collection collection, Query query) {
    Arguments.query(collection, query);
    return call(0, () -> documents.count(collection, query));
  }

  @Override public synchronized Future<Void> close() {
    if (closing == null) {
      var closed = new Reply<Void>(vertx);
      closing = closed.future();
      turnstile.close().compose(_ -> vertx.<Void>executeBlocking(() -> {
        client.close();
        return null;
      })).onComplete(done -> settle(closed, done));
    }
    return closing;
  }

  private interface DocumentWrite {
    Future<Document> of(JsonObject body);
  }

  private Future<Document> write(String id, JsonObject body, DocumentWrite write) {
    Arguments.id(id);
    var text = Arguments.text(body);
    return call(text.length(), () -> write.of(new JsonObject(text)));
  }

  /** Runs the work on threads of the driver and replies on the caller's context. */
  private <T> Future<T> call(int bytes, Supplier<Future<T>> work) {
    var reply = new Reply<T>(vertx);
    try {
      turnstile.enter(bytes);
    } catch (StoreException refused) {
      return Future.failedFuture(refused);
    }
    start(work).onComplete(done -> {
      turnstile.leave(bytes);
      settle(reply, done);
    });
    return reply.future();
  }

  private static <T> Future<T> start(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException fault) {
      return Future.failedFuture(fault);
    }
  }

  private static <T> void settle(Reply<T> reply, io.vertx.core.AsyncResult<T> done) {
    if (done.succeeded()) reply.succeed(done.result());
    else reply.fail(Failures.explained(done.cause()));
    Reply.deliver(List.of(reply));
  }
}

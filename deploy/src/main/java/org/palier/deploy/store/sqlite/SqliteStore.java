package org.palier.deploy.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.palier.deploy.store.Arguments;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.Query;
import org.palier.engine.store.Store;
import org.palier.engine.store.StoreBusy;
import org.palier.engine.store.StoreException;

/** The store in one SQLite file, {@code palier.db} in a directory that belongs to this store alone. */
public final class SqliteStore implements Store {
  private static final int MOST_WAITING = 20_000;
  private static final long MOST_WAITING_BYTES = 64 << 20;
  private static final int MOST_IN_COMMIT = 1_000;
  private static final int READERS = 2;
  private static final long MILLIS_BETWEEN_CHECKPOINTS = 2_000;

  private final Vertx vertx;
  private final DataDirectory directory;
  private final Intake writes = new Intake(MOST_WAITING, MOST_WAITING_BYTES);
  private final Intake reads = new Intake(MOST_WAITING, MOST_WAITING_BYTES);
  private final Intake checkpoints = new Intake(1, 1);
  private final Worker writer;
  private final List<Worker> readers;
  private final Worker checkpointer;
  private final long checkpointTimer;
  private long checkpointedCommits;
  private Future<Void> closing;

  private SqliteStore(Vertx vertx, DataDirectory directory) {
    this.vertx = vertx;
    this.directory = directory;
    var file = directory.file();
    writer = new Worker("store-writer", writes, MOST_IN_COMMIT, () -> Database.writing(file));
    readers = IntStream.rangeClosed(1, READERS)
        .mapToObj(number -> new Worker("store-reader-" + number, reads, 1, () -> Database.reading(file))).toList();
    checkpointer = new Worker("store-checkpointer", checkpoints, 1, () -> Database.checkpointing(file));
    checkpointTimer = vertx.setPeriodic(MILLIS_BETWEEN_CHECKPOINTS, _ -> checkpoint());
  }

  /** Opens off the caller's thread; makes the directory if it is missing. Fails with {@link DataDirectoryRefused}. */
  public static Future<SqliteStore> open(Vertx vertx, Path directory) {
    return vertx.executeBlocking(() -> {
      var held = DataDirectory.hold(directory);
      try {
        Schema.prepare(held);
        return new SqliteStore(vertx, held);
      } catch (Throwable refused) {
        held.close();
        throw refused;
      }
    });
  }

  @Override public String name() {
    return "sqlite";
  }

  @Override public Future<Void> check() {
    return write(0, Schema::probe);
  }

  @Override public Future<Void> append(String log, long last, List<Buffer> bodies) {
    Arguments.id(log);
    var bytes = Arguments.bodies(last, bodies);
    int length = 0;
    for (var body : bytes) length += body.length;
    return write(length, database -> LogTable.append(database, log, last, bytes));
  }

  @Override public Future<Void> redact(String log, long sequence, Buffer body) {
    Arguments.id(log);
    var bytes = Arguments.body(sequence, body);
    return write(bytes.length, database -> LogTable.redact(database, log, sequence, bytes));
  }

  @Override public Future<Void> forget(String log) {
    Arguments.id(log);
    return write(0, database -> LogTable.forget(database, log));
  }

  /** What was deleted is overwritten in the file at once; the write-ahead log still has what was written before, until it is cut. */
  @Override public Future<Void> scrub() {
    return call(checkpoints, 0, database -> database.number("PRAGMA wal_checkpoint(TRUNCATE)", 1)).compose(busy -> busy == 0 ? Future.succeededFuture()
        : Future.failedFuture(new StoreBusy("the write-ahead log is in use; scrub again")));
  }

  @Override public Future<List<Entry>> read(String log, long from) {
    Arguments.id(log);
    return read(database -> LogTable.read(database, log, from));
  }

  @Override public Future<Void> declare(Collection collection) {
    Arguments.collection(collection);
    return write(0, database -> DocumentTable.declare(database, collection));
  }

  @Override public Future<Optional<Document>> get(Collection collection, String id) {
    Arguments.id(id);
    return read(database -> DocumentTable.get(database, collection, id));
  }

  @Override public Future<Document> insert(Collection collection, String id, JsonObject body) {
    return writeDocument(id, body, (database, text) -> DocumentTable.insert(database, collection, id, text));
  }

  @Override public Future<Document> replace(Collection collection, String id, long revision, JsonObject body) {
    return writeDocument(id, body, (database, text) -> DocumentTable.replace(database, collection, id, revision, text));
  }

  @Override public Future<Document> put(Collection collection, String id, JsonObject body) {
    return writeDocument(id, body, (database, text) -> DocumentTable.put(database, collection, id, text));
  }

  @Override public Future<Void> delete(Collection collection, String id, long revision) {
    Arguments.id(id);
    return write(0, database -> DocumentTable.delete(database, collection, id, revision));
  }

  @Override public Future<List<Document>> find(Collection collection, Query query) {
    Arguments.query(collection, query);
    return read(database -> DocumentTable.find(database, collection, query));
  }

  @Override public Future<Long> count(Collection collection, Query query) {
    Arguments.query(collection, query);
    return read(database -> DocumentTable.count(database, collection, query));
  }

  @Override public synchronized Future<Void> close() {
    if (closing == null) closing = vertx.executeBlocking(this::drain);
    return closing;
  }

  /** How many transactions were committed since the store was opened; each is one forced write at most. */
  long commits() {
    return writer.commits();
  }

  private interface DocumentWrite {
    long revision(Database database, String text) throws SQLException;
  }

  private Future<Document> writeDocument(String id, JsonObject body, DocumentWrite write) {
    Arguments.id(id);
    var text = Arguments.text(body);
    return write(text.length(), database -> write.revision(database, text))
        .map(revision -> new Document(id, revision, new JsonObject(text)));
  }

  private <T> Future<T> write(int bytes, Call.Work<T> work) {
    return call(writes, bytes, work);
  }

  private <T> Future<T> read(Call.Work<T> work) {
    return call(reads, 0, work);
  }

  private <T> Future<T> call(Intake intake, int bytes, Call.Work<T> work) {
    var call = new Call<>(vertx, bytes + 256, work);
    try {
      intake.put(call);
      return call.future();
    } catch (StoreException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** While the writer goes on: done by the writer itself, every save behind it waits until thousands of pages are on disk. */
  private void checkpoint() {
    long commits = writer.commits();
    if (commits == checkpointedCommits) return;
    checkpointedCommits = commits;
    call(checkpoints, 0, database -> database.number("PRAGMA wal_checkpoint(PASSIVE)", 0));
  }

  private Void drain() throws InterruptedException {
    vertx.cancelTimer(checkpointTimer);
    checkpoints.close();
    reads.close();
    writes.close();
    checkpointer.join();
    for (var reader : readers) reader.join();
    writer.join();
    // Not before: should this thread be interrupted, the directory stays held as long as somebody writes in it.
    directory.close();
    return null;
  }
}

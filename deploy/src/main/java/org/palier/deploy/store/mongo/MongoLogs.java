package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.palier.deploy.store.Arguments;
import org.palier.deploy.store.Heads;
import org.palier.engine.store.LogStore.Entry;
import org.palier.engine.store.SequenceTaken;

/**
 * Logs in one collection. A document holds the entries of one append, from {@code sequence} on; (log, sequence) is unique.
 *
 * <p>Why no two writers, on any nodes, can both win: the documents of a log cover its sequences side by side, without gap or
 * overlap. An append goes out only if a document (with the majority) is known to end exactly at {@code last}. That stays
 * true for ever, as documents are never removed and keep their place and length; so the check cannot be overtaken. Whatever follows that document
 * must begin at {@code last + 1}, however many entries it holds, and of those that try the unique index lets one in.
 * An append whose {@code last} lies within a document is caught by the check, one behind the head by the index.
 *
 * <p>A log is forgotten by a last document without entries, which takes its place among the appends like any other and lets none follow:
 * whoever remembers an earlier end meets the index. Only then are the bodies of the others emptied, one by one; they stay, without what they said.
 */
final class MongoLogs {
  private static final String FORGOTTEN = "forgotten";
  private static final Binary EMPTY = new Binary(new byte[0]);

  private final MongoCollection<Document> entries;
  private final Map<String, Long> heads = Collections.synchronizedMap(new Heads());
  private final Appends appends;

  MongoLogs(Vertx vertx, MongoDatabase database, Turnstile turnstile) {
    entries = database.getCollection("log_entry");
    appends = new Appends(vertx, entries, heads, turnstile);
  }

  Future<Void> prepare() {
    var unique = new IndexOptions().name("unique.log.sequence").unique(true);
    return Published.all(entries.createIndex(Indexes.ascending(Append.LOG, Append.FIRST), unique)).mapEmpty();
  }

  /** What was emptied once is never filled again. */
  Future<Void> redact(String log, long sequence, byte[] body) {
    var upTo = and(eq(Append.LOG, log), lte(Append.FIRST, sequence));
    return Published.first(entries.find(upTo).sort(descending(Append.FIRST)).limit(1)).compose(found -> {
      var holding = found.filter(document -> sequence <= end(document));
      if (holding.isEmpty()) return Future.succeededFuture();
      var place = Append.BODIES + "." + (sequence - holding.get().getLong(Append.FIRST));
      return Published.only(entries.updateOne(and(eq("_id", holding.get().getObjectId("_id")), ne(place, EMPTY)), set(place, new Binary(body)))).mapEmpty();
    });
  }

  Future<Void> forget(String log) {
    return last(log).compose(last -> last.isEmpty() ? Future.succeededFuture()
        : close(log, last.get()).compose(_ -> Published.all(entries.find(eq(Append.LOG, log)))).compose(all -> {
          Future<?> emptied = Future.succeededFuture();
          for (var document : all) emptied = emptied.compose(_ -> empty(document));
          return emptied.<Void>mapEmpty();
        }));
  }

  /** Lets nothing follow. Another append may have been quicker: then the end comes after it. */
  private Future<Void> close(String log, Document last) {
    if (last.containsKey(FORGOTTEN)) return Future.succeededFuture();
    var end = new Document("_id", new ObjectId()).append(Append.LOG, log).append(Append.FIRST, end(last) + 1).append(Append.BODIES, List.of()).append(FORGOTTEN, true);
    return Published.all(entries.insertOne(end)).<Void>mapEmpty().recover(failure -> Failures.isDuplicateKey(failure)
        ? last(log).compose(newer -> close(log, newer.orElseThrow())) : Future.failedFuture(failure));
  }

  private Future<Void> empty(Document document) {
    var nothing = Collections.nCopies(document.getList(Append.BODIES, Binary.class).size(), EMPTY);
    return Published.only(entries.updateOne(eq("_id", document.getObjectId("_id")), set(Append.BODIES, nothing))).mapEmpty();
  }

  /** Fails if the append may not go out; otherwise the append itself tells its outcome. */
  Future<Void> append(Append append) {
    var known = heads.get(append.log());
    if (append.last() == 0 || known != null && known == append.last()) {
      appends.add(List.of(append));
      return Future.succeededFuture();
    }
    if (known != null && known > append.last()) return Future.failedFuture(taken(append, known));
    return head(append.log()).compose(head -> {
      if (head != append.last()) return Future.failedFuture(taken(append, head));
      appends.add(List.of(append));
      return Future.succeededFuture();
    });
  }

  Future<List<Entry>> read(String log, long from) {
    // An entry of an append before `from` may be in a document that begins up to so many entries earlier.
    var filter = and(eq(Append.LOG, log), gte(Append.FIRST, from - Arguments.MOST_ENTRIES + 1));
    return Published.all(entries.find(filter).sort(ascending(Append.FIRST))).map(documents -> {
      var found = new ArrayList<Entry>();
      if (documents.stream().anyMatch(document -> document.containsKey(FORGOTTEN))) return found;
      for (var document : documents) {
        long sequence = document.getLong(Append.FIRST);
        for (var body : document.getList(Append.BODIES, Binary.class)) {
          if (sequence >= from) found.add(new Entry(sequence, Buffer.buffer(body.getData())));
          sequence++;
        }
      }
      return found;
    });
  }

  private Future<Long> head(String log) {
    return last(log).map(last -> {
      long head = last.map(MongoLogs::end).orElse(0L);
      heads.merge(log, head, Math::max);
      return head;
    });
  }

  private Future<Optional<Document>> last(String log) {
    return Published.first(entries.find(eq(Append.LOG, log)).sort(descending(Append.FIRST)).limit(1));
  }

  /** The sequence of the last entry that a document holds. */
  private static long end(Document document) {
    return document.getLong(Append.FIRST) + document.getList(Append.BODIES, Binary.class).size() - 1;
  }

  private static SequenceTaken taken(Append append, long head) {
    return new SequenceTaken("log " + append.log() + " is at " + head + ", not at " + append.last());
  }
}

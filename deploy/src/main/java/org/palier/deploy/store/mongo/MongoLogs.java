package org.palier.deploy.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

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
import org.bson.Document;
import org.bson.types.Binary;
import org.palier.deploy.store.Arguments;
import org.palier.deploy.store.Heads;
import org.palier.engine.store.LogStore.Entry;
import org.palier.engine.store.SequenceTaken;

/**
 * Logs in one collection. A document holds the entries of one append, from {@code sequence} on; (log, sequence) is unique.
 *
 * <p>Why no two writers, on any nodes, can both win: the documents of a log cover its sequences side by side, without gap or
 * overlap. An append goes out only if a document (with the majority) is known to end exactly at {@code last}. That stays
 * true for ever, as entries are never changed or removed; so the check cannot be overtaken. Whatever follows that document
 * must begin at {@code last + 1}, however many entries it holds, and of those that try the unique index lets one in.
 * An append whose {@code last} lies within a document is caught by the check, one behind the head by the index.
 */
final class MongoLogs {
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
    return Published.first(entries.find(eq(Append.LOG, log)).sort(descending(Append.FIRST)).limit(1)).map(last -> {
      long head = last.map(document -> document.getLong(Append.FIRST) + document.getList(Append.BODIES, Binary.class).size() - 1).orElse(0L);
      heads.merge(log, head, Math::max);
      return head;
    });
  }

  private static SequenceTaken taken(Append append, long head) {
    return new SequenceTaken("log " + append.log() + " is at " + head + ", not at " + append.last());
  }
}

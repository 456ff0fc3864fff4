package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;

/** Documents of one kind by their own time: looks, and the records of purges. @param field epoch milliseconds @param things what a document is about */
record OldRecords(RecordKind kind, DocumentStore store, Collection collection, String field, Function<Document, Set<String>> things) implements Kept {
  @Override public Future<List<Due>> due(Instant now, int days, Set<String> skip, int most) {
    var before = now.minus(Duration.ofDays(days)).toEpochMilli();
    var old = Query.all().and(field, Comparison.LESS, before).orderedBy(field).limit(Math.min(20_000, most + skip.size()));
    return store.find(collection, old).map(found -> found.stream().filter(document -> !skip.contains(document.id())).limit(most)
        .map(document -> new Due(document.id(), things.apply(document), Set.of())).toList());
  }

  @Override public Future<Void> erase(Due due, String rule) {
    return store.get(collection, due.id()).compose(found -> found.isEmpty() ? Future.<Void>succeededFuture() : store.delete(collection, due.id(), found.get().revision()))
        .recover(failure -> failure instanceof StaleRevision ? erase(due, rule) : Future.failedFuture(failure));
  }
}

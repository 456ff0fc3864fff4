package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;

/** What is known of accepted segments, and their chains. */
final class Segments {
  private static final Collection COLLECTION = Collection.of("evidence_segment")
      .uniqueBy("sitting", "track", "index").uniqueBy("sitting", "track", "position");
  private static final int TRIES = 8;

  private final DocumentStore store;

  Segments(DocumentStore store) {
    this.store = store;
  }

  Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  Future<Optional<Segment>> find(String sitting, Track track, int index) {
    return store.get(COLLECTION, Segment.id(sitting, track, index)).map(found -> found.map(Segments::read));
  }

  /** The one accepted last. */
  Future<Optional<Segment>> last(String sitting, Track track) {
    return store.find(COLLECTION, of(sitting, track).orderedByDescending("position").limit(1)).map(found -> found.stream().findFirst().map(Segments::read));
  }

  /** In the order in which they were accepted. */
  Future<List<Segment>> all(String sitting, Track track) {
    return store.find(COLLECTION, of(sitting, track).orderedBy("position").limit(Offer.MOST_INDEX)).map(found -> found.stream().map(Segments::read).toList());
  }

  /**
   * Puts a segment at the end of the chain.
   *
   * @param next what comes after the last one; asked again when another came in between
   * @return what stands for this index: this segment, or the one that was there already
   */
  Future<Segment> append(String sitting, Track track, int index, Function<Optional<Segment>, Segment> next) {
    return append(sitting, track, index, next, TRIES);
  }

  private Future<Segment> append(String sitting, Track track, int index, Function<Optional<Segment>, Segment> next, int tries) {
    if (tries == 0) return Future.failedFuture(new Refused(Reason.BUSY));
    return last(sitting, track).compose(last -> {
      var segment = next.apply(last);
      return store.insert(COLLECTION, segment.id(), Json.object(segment)).map(segment);
    }).recover(failure -> failure instanceof DuplicateKey
        ? find(sitting, track, index).compose(there -> there.map(Future::succeededFuture).orElseGet(() -> append(sitting, track, index, next, tries - 1)))
        : Future.failedFuture(failure));
  }

  Future<Void> delete(Segment segment) {
    return store.get(COLLECTION, segment.id())
        .compose(found -> found.isEmpty() ? Future.succeededFuture() : store.delete(COLLECTION, segment.id(), found.get().revision()));
  }

  private static Query of(String sitting, Track track) {
    return Query.where("sitting", sitting).and("track", track.code());
  }

  private static Segment read(Document document) {
    return Json.read(document.body(), Segment.class);
  }
}

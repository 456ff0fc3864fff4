package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;
import org.palier.engine.account.PersonalData;
import org.palier.engine.json.Json;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;

/** Whom to tell what was deleted: one letter to each candidate, however many records of his went in one purge. Kept until the letter is stored. */
final class Notices {
  private static final Collection NOTICES = Collection.of("purge_notice");
  private static final int AT_ONCE = 100, TRIES = 8;

  private final DocumentStore store;

  Notices(DocumentStore store) {
    this.store = store;
  }

  Future<Void> declare() {
    return store.declare(NOTICES);
  }

  @PersonalData("what somebody is to be told")
  record Notice(@PersonalData("whom to tell that something was deleted") String candidate, Set<RecordKind> kinds) {}

  /** What somebody is still to be told of. */
  Future<Set<RecordKind>> owed(String candidate) {
    return store.get(NOTICES, candidate).map(found -> found.map(document -> Json.read(document.body(), Notice.class).kinds()).orElse(Set.of()));
  }

  Future<Void> owe(String candidate, RecordKind kind) {
    return owe(candidate, kind, TRIES);
  }

  private Future<Void> owe(String candidate, RecordKind kind, int tries) {
    return store.get(NOTICES, candidate).compose(found -> {
      var kinds = EnumSet.of(kind);
      found.ifPresent(document -> kinds.addAll(Json.read(document.body(), Notice.class).kinds()));
      var next = Json.object(new Notice(candidate, kinds));
      return found.isEmpty() ? store.insert(NOTICES, candidate, next) : store.replace(NOTICES, candidate, found.get().revision(), next);
    }).<Void>mapEmpty().recover(failure -> (failure instanceof StaleRevision || failure instanceof DuplicateKey) && tries > 1
        ? owe(candidate, kind, tries - 1) : Future.failedFuture(failure));
  }

  Future<Void> send(PurgeLetters letters) {
    return store.find(NOTICES, Query.all().limit(AT_ONCE)).compose(owed -> {
      Future<?> all = Future.succeededFuture();
      for (var document : owed) {
        var notice = Json.read(document.body(), Notice.class);
        // Should somebody owe more meanwhile, this one stays and is sent again with both.
        all = all.compose(_ -> letters.post(notice.candidate(), notice.kinds())).compose(_ -> store.delete(NOTICES, document.id(), document.revision()).otherwiseEmpty());
      }
      return all.compose(_ -> owed.size() < AT_ONCE ? Future.succeededFuture() : send(letters));
    });
  }
}

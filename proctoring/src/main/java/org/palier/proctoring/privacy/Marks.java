package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;

/** What a clock is through with, so that nobody looks at it again: a session, or one sitting of it. Nothing is lost with them but time. */
final class Marks {
  private static final Collection MARKS = Collection.of("purged_mark");

  private final DocumentStore store;

  Marks(DocumentStore store) {
    this.store = store;
  }

  Future<Void> declare() {
    return store.declare(MARKS);
  }

  Future<Boolean> has(RecordKind kind, String thing) {
    return store.get(MARKS, id(kind, thing)).map(found -> found.isPresent());
  }

  Future<Void> set(RecordKind kind, String thing) {
    return store.put(MARKS, id(kind, thing), new JsonObject()).mapEmpty();
  }

  private static String id(RecordKind kind, String thing) {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + thing;
  }
}

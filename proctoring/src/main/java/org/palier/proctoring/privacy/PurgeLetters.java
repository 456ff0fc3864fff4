package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.util.Set;

/** Writes to a candidate that something about him was deleted, by kind. */
@FunctionalInterface
public interface PurgeLetters {
  /** Succeeds when the letter is stored, or when there is nobody to write to any more. */
  Future<Void> post(String candidate, Set<RecordKind> kinds);
}

package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One kind of record, as a purge sees it. */
interface Kept {
  RecordKind kind();

  /**
   * What is over and there to be deleted, the oldest first as far as there is an order.
   *
   * @param days of the kind's clock
   * @param skip identifiers that were looked at in this run and stay
   * @param most how many at once
   */
  Future<List<Due>> due(Instant now, int days, Set<String> skip, int most);

  /**
   * Deletes it, truly. Repeating it does no harm, and finishes what was interrupted.
   *
   * @param rule by which, to be told beside what is left
   */
  Future<Void> erase(Due due, String rule);
}

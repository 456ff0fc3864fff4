package org.palier.engine.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Append-only logs, kept durably; many concurrent appends travel in one durable write (group commit).
 * Futures complete on the caller's context, and only after the entries were forced to disk.
 */
public interface LogStore {
  /** One entry. Sequences of a log start at 1 and have no gap. */
  record Entry(long sequence, Buffer body) {}

  /**
   * Appends entries after sequence {@code last}: they get {@code last + 1, last + 2, ...}; all or none.
   *
   * @param log    1 to 128 characters
   * @param last   the sequence of the log's last entry as the caller knows it, 0 for an empty log
   * @param bodies 1 to 100 entries
   * @return fails with {@link SequenceTaken} when the log has moved on, {@link StoreUnavailable} when the store cannot
   *     write (nothing kept), {@link StoreBusy} when too much is waiting (nothing kept)
   */
  Future<Void> append(String log, long last, List<Buffer> bodies);

  /** Entries with a sequence of at least {@code from}, in order; empty when there is none. */
  Future<List<Entry>> read(String log, long from);
}

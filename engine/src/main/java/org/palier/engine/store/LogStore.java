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

  // What the law may ask for, and nothing else: see decision 15. Nobody calls these but who answers for a kind of log.

  /**
   * Replaces what one entry says; its place stays, and so does the log's length. What it said before is gone from the store's own files as far as
   * {@link Store#scrub} says. An entry that is not there, or whose log was forgotten, stays so.
   *
   * @param body not empty
   */
  Future<Void> redact(String log, long sequence, Buffer body);

  /**
   * Erases every entry of a log, for good: it reads as empty from then on, and takes no append ({@link SequenceTaken}), so that nobody who
   * remembers it brings it back. Forgetting again, or what never was, does no harm.
   */
  Future<Void> forget(String log);

  /** Entries with a sequence of at least {@code from}, in order; empty when there is none. */
  Future<List<Entry>> read(String log, long from);
}

package org.palier.proctoring.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.IncomingBytes;
import org.palier.engine.web.OutgoingBytes;
import org.palier.proctoring.evidence.Receiving.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where bytes meet the vault, on a few threads of their own: answers and clocks never wait for a recording. */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int THREADS = 4;
  /** The slowest line that is waited for gets the largest segment through with 27 kilobytes a second. */
  private static final long PATIENCE_MINUTES = 10;
  /** Each holds a file and a piece of it in memory. */
  private static final int MOST_READ_AT_ONCE = 64;
  private static final int RETRY_SECONDS = 30;

  private final EvidenceVault vault;
  private final Uploads uploads;
  private final WorkerExecutor threads;
  private final AtomicInteger reading = new AtomicInteger();

  Intake(Vertx vertx, EvidenceVault vault, InstantSource clock) {
    this.vault = vault;
    uploads = new Uploads(clock, Uploads.MOST);
    threads = vertx.createSharedWorkerExecutor("palier-evidence", THREADS);
  }

  int health() {
    return uploads.health();
  }

  /**
   * Reads, checks, encrypts, stores.
   *
   * @return fails with {@code segment-corrupt}, {@code too-large}, {@code busy}, {@code store-unavailable}; then nothing is left
   */
  Future<Received> receive(String sitting, byte[] key, Offer offer, IncomingBytes bytes) {
    if (!uploads.begins(sitting)) return Future.failedFuture(new Refused(Reason.BUSY, ill()));
    return run(() -> new Receiving(vault, sitting, key, offer))
        .compose(receiving -> bytes.into(piece -> run(() -> take(receiving, piece.getBytes())), EvidenceRules.most(offer.track()))
            .timeout(PATIENCE_MINUTES, TimeUnit.MINUTES)
            .compose(_ -> run(receiving::keep))
            .recover(failure -> after(() -> run(() -> givenUp(receiving)), failure)))
        .recover(this::told)
        .eventually(() -> {
          uploads.ended(sitting);
          return Future.succeededFuture();
        });
  }

  /**
   * Looks whether all of it is still what was accepted, then gives it piece by piece.
   *
   * @return fails with {@link IOException} when it is not or cannot be read, {@code busy} when too many are being read
   */
  Future<OutgoingBytes> read(Segment segment, byte[] key) {
    if (reading.incrementAndGet() > MOST_READ_AT_ONCE) {
      reading.decrementAndGet();
      return Future.failedFuture(new Refused(Reason.BUSY, Map.of("retryAfterSeconds", 1)));
    }
    return run(() -> {
      try (var opening = opened(segment, key)) {
        opening.check(segment.size(), segment.sha256());
      }
      return opened(segment, key);
    }).<OutgoingBytes>map(opening -> new Pieces(segment.size(), opening)).onFailure(_ -> reading.decrementAndGet());
  }

  private Opening opened(Segment segment, byte[] key) throws IOException {
    return new Opening(vault.get(segment.place()), key, segment.sitting(), segment.track(), segment.index());
  }

  private final class Pieces implements OutgoingBytes {
    private final long length;
    private final Opening opening;

    Pieces(long length, Opening opening) {
      this.length = length;
      this.opening = opening;
    }

    @Override public long length() {
      return length;
    }

    @Override public Future<Optional<Buffer>> next() {
      return run(() -> opening.next().map(Buffer::buffer));
    }

    @Override public void close() {
      run(() -> {
        opening.close();
        return null;
      }).onComplete(_ -> reading.decrementAndGet());
    }
  }

  Future<Void> delete(String place) {
    return run(() -> {
      vault.delete(place);
      return null;
    });
  }

  Future<Integer> deleteAll(String sitting) {
    return run(() -> vault.deleteAll(sitting));
  }

  private <T> Future<T> run(Callable<T> work) {
    return threads.executeBlocking(work, false);
  }

  Future<Void> close() {
    return threads.close();
  }

  private static Void take(Receiving receiving, byte[] piece) throws IOException {
    receiving.take(piece);
    return null;
  }

  private static Void givenUp(Receiving receiving) throws IOException {
    receiving.giveUp();
    return null;
  }

  private static <T> Future<T> after(Supplier<Future<Void>> cleaning, Throwable failure) {
    return cleaning.get().otherwiseEmpty().compose(_ -> Future.failedFuture(failure));
  }

  /** A disk that takes nothing is a refusal that pages understand, not a fault of ours. */
  private <T> Future<T> told(Throwable failure) {
    if (failure instanceof TimeoutException) return Future.failedFuture(new Refused(Reason.BUSY, ill()));
    if (!(failure instanceof IOException)) return Future.failedFuture(failure);
    uploads.failed();
    LOG.error("evidence cannot be written: {}", failure.toString());
    return Future.failedFuture(new Refused(Reason.STORE_UNAVAILABLE, ill()));
  }

  private static Map<String, Object> ill() {
    return Map.of("retryAfterSeconds", RETRY_SECONDS, "health", Uploads.ILL);
  }
}

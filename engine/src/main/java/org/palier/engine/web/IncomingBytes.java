package org.palier.engine.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** A body that is taken piece by piece, each when the one before is done with: however large it is, a piece is in memory. For one event loop. */
public final class IncomingBytes {
  /** What comes in packets is gathered until it is worth handing on. */
  private static final int PIECE = 64 << 10;
  /** What is read and dropped after a refusal, so that the sender hears of it; whoever sends more is cut off. */
  private static final long MOST_DROPPED = 32L << 20;

  /** Takes one piece; the next one comes when the future succeeds, none when it fails. */
  @FunctionalInterface
  public interface Sink {
    Future<Void> take(Buffer piece);
  }

  /** The sender went away before the end: nobody is left to be told anything. */
  public static final class SenderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SenderGone(Throwable cause) {
      super("the sender went away", cause, false, false);
    }
  }

  private final HttpServerRequest request;
  private final Promise<Long> done = Promise.promise();
  private Buffer gathered = Buffer.buffer();
  private long taken;

  /** From here on: whoever goes away while it is still being asked who he is must not be waited for afterwards. */
  IncomingBytes(RoutingContext context) {
    request = context.request();
    request.exceptionHandler(gone -> done.tryFail(new SenderGone(gone)));
    request.pause();
  }

  /** How many bytes the sender says will come; empty when he does not say. */
  public OptionalLong announced() {
    var length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
  }

  /**
   * Reads to the end. Called once.
   *
   * @param most bytes
   * @return how many came, after the sink took the last; fails with {@code too-large}, with what the sink failed with, or with {@link SenderGone}
   */
  public Future<Long> into(Sink sink, long most) {
    if (announced().orElse(0) > most) return Future.failedFuture(new Refused(Reason.TOO_LARGE));
    request.endHandler(_ -> handOn(sink).onSuccess(_ -> done.tryComplete(taken)));
    request.handler(piece -> {
      if (done.future().isComplete()) return;
      taken += piece.length();
      if (taken > most) {
        done.tryFail(new Refused(Reason.TOO_LARGE));
        return;
      }
      gathered.appendBuffer(piece);
      if (gathered.length() < PIECE) return;
      request.pause();
      handOn(sink).onSuccess(_ -> request.resume());
    });
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) request.response().writeContinue();
    request.resume();
    return done.future();
  }

  private Future<Void> handOn(Sink sink) {
    if (gathered.length() == 0) return Future.succeededFuture();
    var piece = gathered;
    gathered = Buffer.buffer();
    return sink.take(piece).onFailure(done::tryFail);
  }

  /** Lets go of what was not taken. */
  void drop() {
    if (request.isEnded() || request.response().closed()) return;
    var dropped = new long[1];
    request.endHandler(_ -> {});
    request.handler(piece -> {
      dropped[0] += piece.length();
      if (dropped[0] > MOST_DROPPED) request.connection().close();
    });
    request.resume();
  }
}

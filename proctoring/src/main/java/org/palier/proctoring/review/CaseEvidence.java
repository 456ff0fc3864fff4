package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.OutgoingBytes;

/** What was kept of camera and screen, as a review needs it: a list on the server's clock, and one piece at a time. */
public interface CaseEvidence {
  /** Where nothing is ever kept. */
  CaseEvidence NONE = new CaseEvidence() {
    @Override public Future<Contents> of(String sitting) {
      return Future.succeededFuture(new Contents(List.of(), List.of(), Optional.empty()));
    }

    @Override public Future<Void> check(String sitting, String track, int segment) {
      return Future.failedFuture(new Refused(Reason.NOT_FOUND));
    }

    @Override public Future<Bytes> read(String sitting, String track, int segment) {
      return Future.failedFuture(new Refused(Reason.NOT_FOUND));
    }
  };

  /**
   * @param track    {@code camera}, {@code screen}, {@code still-camera} or {@code still-screen}
   * @param from     on the server's clock, like {@code to}
   * @param incident whether it was kept because of an incident
   * @param sha256   of what was recorded
   */
  record Piece(String track, int segment, Instant from, Instant to, boolean incident, String media, long bytes, String sha256) {}

  /**
   * What is not whole: a reviewer must not take a gap for an absence.
   *
   * @param holes    times of which nothing is there although its numbers go on
   * @param brokenAt where the chain of a track does not hold
   * @param lacking  the minutes noted what is not there any more
   */
  record Gap(String track, List<Integer> missing, List<Integer> dropped, List<Absence> holes, Optional<Integer> brokenAt, boolean lacking) {}

  /** On the server's clock. @param why {@code break}: the candidate's own; {@code not-held}: of what was noted; {@code unknown} */
  record Absence(Instant from, Instant to, String why) {}

  /** @param erasedAt when everything was erased */
  record Contents(List<Piece> pieces, List<Gap> gaps, Optional<Instant> erasedAt) {}

  /** @param media its type, one of those that evidence accepts */
  record Bytes(String media, OutgoingBytes content) {}

  Future<Contents> of(String sitting);

  /** Whether there is something to read, so that nobody is noted for what is not there. Refuses as {@link #read}. */
  Future<Void> check(String sitting, String track, int segment);

  /** Whoever calls has noted who looks. Fails with {@code not-found}, or as the keeper of evidence refuses. */
  Future<Bytes> read(String sitting, String track, int segment);
}

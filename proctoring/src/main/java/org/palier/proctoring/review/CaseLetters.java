package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Writes to a candidate about his case. A letter says that there is something to read, never what: an e-mail is a postcard. */
@FunctionalInterface
public interface CaseLetters {
  /** @param until when he has to have answered. Succeeds when the letter is stored, or when there is nobody to write to any more */
  Future<Void> post(CaseEvent.Letter letter, CaseEvent.Opened about, Optional<Instant> until);
}

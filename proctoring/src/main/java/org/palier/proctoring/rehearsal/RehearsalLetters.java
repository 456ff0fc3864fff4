package org.palier.proctoring.rehearsal;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import org.palier.engine.account.Account;
import org.palier.engine.certification.Text;

/** What is written to a candidate about his rehearsal. */
public interface RehearsalLetters {
  /** Where the candidate finds it; signing in is asked for there. */
  URI link(String sitting);

  /** Booked, or moved. @param calendar the entry as a file for a calendar */
  Future<Void> booked(Account to, Text title, Rehearsal rehearsal, String calendar);

  /** @param slot what was booked */
  Future<Void> cancelled(Account to, Text title, Rehearsal rehearsal, Instant slot, String calendar);

  Future<Void> helped(Account to, Text title, Rehearsal rehearsal);
}

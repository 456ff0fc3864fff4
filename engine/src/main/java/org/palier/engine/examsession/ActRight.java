package org.palier.engine.examsession;

import io.vertx.core.Future;
import org.palier.engine.account.Caller;

/** Whether this member of staff may act on this sitting now: never in another centre's session, and where candidates are let in, only who watches them or leads. */
@FunctionalInterface
public interface ActRight {
  enum Act { CLOCK, END, ITEM_REPORT, LATE_RESPONSE }

  /** @return fails with a refusal when he may not, or not in this way */
  Future<Void> check(Caller caller, String sitting, Act act);
}

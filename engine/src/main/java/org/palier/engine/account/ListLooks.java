package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonValue;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Locale;

/** Told before somebody is shown a list of people, so that the register of who looked at what has no gap. */
@FunctionalInterface
public interface ListLooks {
  enum Shown {
    CANDIDATES, PEOPLE, REVIEWABLE_SITTINGS, CASES, REHEARSALS, HOLDS, AUDIT_SITTINGS, LETTERS;

    @JsonValue public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** @param accounts of whoever is in the list; nothing is noted of an empty one. @return fails when it cannot be noted: then nothing is shown */
  Future<Void> note(String by, Shown list, Collection<String> accounts);
}

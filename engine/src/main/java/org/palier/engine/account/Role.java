package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may be here. One account may have several. In JSON in lower case, words joined by hyphens. */
public enum Role {
  CANDIDATE,
  /** Writes items. */
  AUTHOR,
  /** Reviews items. */
  REVIEWER,
  /** Watches exam sessions, remotely or at a centre. */
  SUPERVISOR,
  CENTRE_MANAGER,
  /** Marks. */
  ASSESSOR,
  JURY_MEMBER,
  JURY_PRESIDENT,
  /** Decides accommodations (<i>référent handicap</i>). */
  ACCOMMODATION_OFFICER,
  CERTIFICATION_MANAGER,
  ADMINISTRATOR,
  /** Reads everything, changes nothing. */
  AUDITOR,
  /** Reviews what happened under supervision, after the session; never alone when the decision is adverse. */
  CASE_REVIEWER,
  /** Who looked at what, how long things are kept, what must not be deleted (<i>délégué à la protection des données</i>). */
  DATA_PROTECTION_OFFICER;

  @JsonValue public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Everyone but candidates: signs in with a password and a second factor. */
  public boolean staff() {
    return this != CANDIDATE;
  }
}

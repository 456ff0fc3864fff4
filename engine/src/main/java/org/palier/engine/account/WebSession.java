package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * A browser that is signed in, as stored.
 *
 * @param seenAt the last request, at most {@link #SEEN_EVERY} behind; only kept for staff
 */
@JsonIgnoreProperties(value = {"account", "expiresAtMillis"}, allowGetters = true)
@PersonalData("when somebody was signed in")
record WebSession(Caller caller, Instant createdAt, Instant expiresAt, Instant seenAt) {
  static final Duration LIFE = Duration.ofHours(12);
  static final Duration PENDING_LIFE = Duration.ofMinutes(15);
  static final Duration STAFF_IDLE = Duration.ofHours(2);
  static final Duration SEEN_EVERY = Duration.ofMinutes(5);

  static WebSession begun(Caller caller, Instant now) {
    return new WebSession(caller, now, now.plus(caller.secondFactorPending() ? PENDING_LIFE : LIFE), now);
  }

  WebSession seen(Instant now) {
    return new WebSession(caller, createdAt, expiresAt, now);
  }

  boolean over(Instant now, Instant lastSeen) {
    return !now.isBefore(expiresAt) || caller.staff() && !now.isBefore(lastSeen.plus(STAFF_IDLE));
  }

  /** A candidate may think for as long as the exam lasts; nothing is written for him. */
  boolean toBeMarkedSeen(Instant now) {
    return caller.staff() && !now.isBefore(seenAt.plus(SEEN_EVERY));
  }

  @JsonProperty String account() {
    return caller.account();
  }

  @JsonProperty long expiresAtMillis() {
    return expiresAt.toEpochMilli();
  }
}

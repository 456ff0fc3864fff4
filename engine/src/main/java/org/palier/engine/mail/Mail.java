package org.palier.engine.mail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palier.engine.account.Email;
import org.palier.engine.account.PersonalData;

/**
 * An e-mail in the outbox.
 *
 * @param error       why the last try failed
 * @param tries       how often sending was begun, 0 to 5
 * @param dueAt       when sending is to be tried next, while it waits
 * @param secrets     what is still readable in the text and lets somebody in
 * @param secretUntil when that is masked at the latest
 * @param calendar    attached
 */
@JsonIgnoreProperties(value = {"createdAtMillis", "dueAtMillis", "secretUntilMillis"}, allowGetters = true)
@PersonalData("letters to somebody")
public record Mail(
    String id, @PersonalData("whom a letter is for") Email to, @PersonalData("what somebody was told") String subject,
    @PersonalData("what somebody was told") String text, State state, @PersonalData("why a letter did not go") Optional<String> error, Instant createdAt,
    int tries, Instant dueAt, @PersonalData("lets somebody in") List<String> secrets, Optional<Instant> secretUntil, @PersonalData("what somebody was told") Optional<String> calendar) {
  public enum State {
    /** Will be sent, or sent again. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** Given up. */
    FAILED,
    /** Not sent, since no mail server is configured: to be read here. */
    KEPT;

    @JsonValue public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final int MOST_TRIES = 5;
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(1));
  private static final String MASK = "••••••";
  private static final int MOST_ERROR = 300;

  static Mail of(Email to, Letter letter, State state, Instant now) {
    return new Mail("m-" + UUID.randomUUID(), to, letter.subject(), letter.text(), state, Optional.empty(), now, 0, now,
        letter.secrets(), letter.secretUntil(), letter.calendar());
  }

  /** Written before a try, so that no other node makes it too, and a crash in the middle leads to the next try. */
  Mail tried(Instant now) {
    return new Mail(id, to, subject, text, state, error, createdAt, tries + 1, now.plus(PAUSES.get(tries)), secrets, secretUntil, calendar);
  }

  Mail sent() {
    return new Mail(id, to, subject, text, State.SENT, Optional.empty(), createdAt, tries, dueAt, secrets, secretUntil, calendar).masked();
  }

  /** A letter that expired during the try stays given up. */
  Mail notSent(String why) {
    if (state != State.WAITING) return this;
    var cut = Optional.of(why.length() > MOST_ERROR ? why.substring(0, MOST_ERROR) : why);
    boolean over = tries >= MOST_TRIES;
    var next = new Mail(id, to, subject, text, over ? State.FAILED : State.WAITING, cut, createdAt, tries, dueAt, secrets, secretUntil, calendar);
    return over ? next.masked() : next;
  }

  /** The secrets are good for nothing any more; a letter that still waits is not worth sending. */
  Mail expired() {
    var next = state == State.WAITING ? State.FAILED : state;
    var why = state == State.WAITING && error.isEmpty() ? Optional.of("expired before it could be sent") : error;
    return new Mail(id, to, subject, text, next, why, createdAt, tries, dueAt, secrets, secretUntil, calendar).masked();
  }

  /** As the outbox is shown: secrets only where reading them here is the only way to get them. */
  Mail shown(Instant now) {
    return state == State.KEPT && secretUntil.filter(now::isBefore).isPresent() ? this : masked();
  }

  Mail masked() {
    var blank = text;
    for (var secret : secrets) blank = blank.replace(secret, MASK);
    return new Mail(id, to, subject, blank, state, error, createdAt, tries, dueAt, List.of(), Optional.empty(), calendar);
  }

  @JsonProperty long createdAtMillis() {
    return createdAt.toEpochMilli();
  }

  /** Only what waits is due. */
  @JsonProperty Optional<Long> dueAtMillis() {
    return state == State.WAITING ? Optional.of(dueAt.toEpochMilli()) : Optional.empty();
  }

  @JsonProperty Optional<Long> secretUntilMillis() {
    return secretUntil.map(Instant::toEpochMilli);
  }

  @Override public String toString() {
    return "Mail[" + id + " " + state.code() + "]";
  }
}

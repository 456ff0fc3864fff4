package org.palier.engine.examsession;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * A scheduled sitting of one test by many (French: <i>session d'examen</i>).
 *
 * @param certification identifier and version
 * @param opensAt    planned; staff open the door
 * @param closesAt   the latest start
 * @param hardEnd    whether no sitting runs on after {@code closesAt}; by default every started sitting keeps its whole time
 * @param centre     where, when not remote
 * @param admission  whether candidates wait until a supervisor lets them in; absent in what was stored before there was supervision, then false
 * @param invited    places taken, never more than {@code capacity}
 * @param seed       what every form of this session is drawn from, 64 hexadecimal digits; shown to auditors only
 * @param seedHash   SHA-256 of the seed, fixed and shown from the planning on: proves that nobody chose it afterwards
 */
@Impersonal("a scheduled event")
public record ExamSession(
    String id, String certification, String test, Instant opensAt, Instant closesAt, boolean hardEnd, boolean remote,
    @Impersonal("names a centre") Optional<String> centre, Boolean admission, int capacity, int invited, @Impersonal("the same for all who sit there") String accessCode, State state,
    @Impersonal("random") String seed, @Impersonal("a digest") String seedHash, @PersonalData("who planned an exam") String plannedBy, Instant plannedAt,
    Optional<Instant> openedAt, Optional<Instant> closedAt) {
  public enum State { PLANNED, OPEN, CLOSED }

  public ExamSession {
    admission = admission != null && admission;
    if (!closesAt.isAfter(opensAt)) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "closesAt"));
    if (remote == centre.isPresent()) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "centre"));
    if (capacity < 1 || capacity > 20_000) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "capacity"));
  }

  ExamSession withInvited(int count) {
    if (count > capacity) throw new Refused(Reason.SESSION_FULL);
    return new ExamSession(id, certification, test, opensAt, closesAt, hardEnd, remote, centre, admission, capacity, count, accessCode, state, seed, seedHash,
        plannedBy, plannedAt, openedAt, closedAt);
  }

  ExamSession opened(Instant now) {
    if (stateAt(now) == State.CLOSED) throw new Refused(Reason.SESSION_CLOSED);
    return state == State.OPEN ? this : new ExamSession(id, certification, test, opensAt, closesAt, hardEnd, remote, centre, admission, capacity, invited,
        accessCode, State.OPEN, seed, seedHash, plannedBy, plannedAt, Optional.of(now), closedAt);
  }

  ExamSession closed(Instant now) {
    return state == State.CLOSED ? this : new ExamSession(id, certification, test, opensAt, closesAt, hardEnd, remote, centre, admission, capacity, invited,
        accessCode, State.CLOSED, seed, seedHash, plannedBy, plannedAt, openedAt, Optional.of(now));
  }

  /** @throws Refused when nobody may start now */
  void checkOpen(Instant now) {
    switch (stateAt(now)) {
      case PLANNED -> throw new Refused(Reason.SESSION_NOT_OPEN);
      case CLOSED -> throw new Refused(Reason.SESSION_CLOSED);
      case OPEN -> { }
    }
  }

  /** Planned or open in name only once the latest start has passed: nobody can open it or start in it any more. */
  public State stateAt(Instant now) {
    return now.isBefore(closesAt) ? state : State.CLOSED;
  }

  @JsonIgnore
  Optional<Instant> cutOff() {
    return hardEnd ? Optional.of(closesAt) : Optional.empty();
  }
}

package org.palier.engine.sitting;

import java.time.Instant;
import java.util.Optional;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;

/**
 * What lists and the sweep need of a sitting without reading its log. A read model: rebuilt from the events at will.
 *
 * @param slot      candidate, certification, test, exam session and attempt: unique, so that nobody gets two sittings for one
 * @param sequence  of the last event it has seen
 * @param sweepAt   epoch milliseconds from which the time may be over; absent when no clock can end it
 */
@PersonalData("how somebody's exam goes, and what came of it")
public record SittingSummary(
    String id, @Impersonal("made of identifiers") String slot, String candidate, String certification, String test, Optional<String> examSession, int attempt,
    State state, long sequence, Optional<Long> sweepAt, Instant changedAt, Optional<Instant> startedAt, Optional<Instant> endedAt,
    Optional<Ending> ending, Optional<Result.Status> result, Optional<Boolean> mayRetake, Optional<Integer> points, Optional<Integer> right) {
  public enum State {
    READY, RUNNING, BREAK, PAUSED, OVER;

    /** Begun and not over. */
    public boolean underWay() {
      return this == RUNNING || this == BREAK || this == PAUSED;
    }
  }

  static State state(Sitting sitting) {
    return switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> State.READY;
      case Sitting.Open open -> open.ledger().pause().map(pause -> pause.most().isPresent() ? State.BREAK : State.PAUSED).orElse(State.RUNNING);
      case Sitting.Over _ -> State.OVER;
    };
  }

  static String slot(Assignment assignment) {
    return String.join("/", assignment.candidate(), id(assignment.certification()), assignment.test(), assignment.examSession().orElse("-"), Integer.toString(assignment.attempt()));
  }

  /** The certification, whatever its version. */
  public String certificationId() {
    return id(certification);
  }

  private static String id(String reference) {
    return reference.replaceFirst("@.*", "");
  }

  /** Before the first event is written: the slot is taken first, so that two racers get one sitting. */
  static SittingSummary reserved(String id, Assignment a, Instant now) {
    return new SittingSummary(id, slot(a), a.candidate(), a.certification(), a.test(), a.examSession(), a.attempt(), State.READY, 0,
        Optional.empty(), now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static SittingSummary of(Sittings.Current current, Optional<Result> result) {
    var a = current.sitting().preparation().orElseThrow().assignment();
    var over = current.sitting() instanceof Sitting.Over o ? Optional.of(o) : Optional.<Sitting.Over>empty();
    var open = current.sitting() instanceof Sitting.Open o ? Optional.of(o) : over.map(Sitting.Over::last);
    return new SittingSummary(current.id(), slot(a), a.candidate(), a.certification(), a.test(), a.examSession(), a.attempt(),
        state(current.sitting()), current.sequence(),
        over.isPresent() ? Optional.empty() : open.flatMap(o -> o.ledger().sweepAt()).map(Instant::toEpochMilli), current.changedAt(),
        open.map(o -> o.ledger().startedAt()), over.map(o -> o.ended().effectiveAt()), over.map(Sitting.Over::ending),
        result.map(Result::status), result.map(Result::mayRetake), result.map(r -> r.score().points()), result.map(r -> r.score().right()));
  }
}

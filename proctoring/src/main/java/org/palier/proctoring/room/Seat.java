package org.palier.proctoring.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One candidate's place in a room.
 *
 * @param away       since when the line is lost
 * @param calls      open calls, the oldest first
 * @param listeners  supervisors that listen now
 * @param signals    how many hints were kept, to bound them
 * @param told       how often the candidate came, called and wrote, to bound that
 * @param hints      what the page noticed and no accommodation explains, by kind; which of them is worth a look is told where they are shown
 * @param worst      severity of the worst incident of conduct, 0 when there is none
 */
public record Seat(
    String sitting, String candidate, Stage stage, Optional<Instant> arrivedAt, Optional<Preflight> preflight, Optional<Identity> identity,
    Optional<Instant> admittedAt, List<String> waived, Optional<Instant> departedAt, Optional<Signature> signature, Optional<Instant> away, List<Call> calls,
    Set<String> listeners, int signals, int told, List<Hint> hints, int incidents, double worst, boolean flagged, Optional<Termination> termination) {
  public enum Stage { EXPECTED, WAITING, ADMITTED, ABSENT, GONE }

  public record Call(String call, Instant at, String text) {}

  /** @param count how often in all; @param at when last, as far as the page is believed */
  public record Hint(SignalKind kind, int count, Instant at) {}

  /** @param due empty until the second step; @param settled nobody can take it back any more */
  public record Termination(IncidentCategory category, String reason, String by, Instant askedAt, Optional<Instant> due, boolean settled) {
    Termination confirmed(Instant takesEffect) {
      return new Termination(category, reason, by, askedAt, Optional.of(takesEffect), false);
    }

    Termination beyondRecall() {
      return new Termination(category, reason, by, askedAt, due, true);
    }
  }

  static Seat of(String sitting, String candidate) {
    return new Seat(sitting, candidate, Stage.EXPECTED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(), Set.of(), 0, 0, List.of(), 0, 0, false, Optional.empty());
  }

  public boolean admitted() {
    return stage == Stage.ADMITTED;
  }

  Seat with(Stage next) {
    return change().stage(next).done();
  }

  Change change() {
    return new Change(this);
  }

  /** A copy with some fields changed. */
  static final class Change {
    private Stage stage;
    private Optional<Instant> arrivedAt, admittedAt, departedAt, away;
    private Optional<Preflight> preflight;
    private Optional<Identity> identity;
    private Optional<Signature> signature;
    private Optional<Termination> termination;
    private List<String> waived;
    private List<Call> calls;
    private Set<String> listeners;
    private List<Hint> hints;
    private int signals, told, incidents;
    private double worst;
    private boolean flagged;
    private final Seat from;

    private Change(Seat from) {
      this.from = from;
      stage = from.stage;
      arrivedAt = from.arrivedAt;
      admittedAt = from.admittedAt;
      departedAt = from.departedAt;
      away = from.away;
      preflight = from.preflight;
      identity = from.identity;
      signature = from.signature;
      termination = from.termination;
      waived = from.waived;
      calls = from.calls;
      listeners = from.listeners;
      signals = from.signals;
      told = from.told;
      hints = from.hints;
      incidents = from.incidents;
      worst = from.worst;
      flagged = from.flagged;
    }

    Change stage(Stage value) {
      stage = value;
      return this;
    }

    Change arrived(Instant at, Optional<Preflight> checks) {
      if (stage != Stage.ADMITTED) stage = Stage.WAITING;
      if (arrivedAt.isEmpty()) arrivedAt = Optional.of(at);
      if (checks.isPresent()) preflight = checks;
      departedAt = Optional.empty();
      return this;
    }

    Change identity(Identity value) {
      identity = Optional.of(value);
      return this;
    }

    Change admitted(Instant at, List<String> without) {
      stage = Stage.ADMITTED;
      admittedAt = Optional.of(at);
      if (arrivedAt.isEmpty()) arrivedAt = Optional.of(at);
      waived = without;
      return this;
    }

    /** Takes back an arrival with what was seen and signed at it. */
    Change neverCame() {
      stage = Stage.EXPECTED;
      arrivedAt = Optional.empty();
      identity = Optional.empty();
      signature = Optional.empty();
      return this;
    }

    Change departed(Instant at) {
      stage = Stage.GONE;
      departedAt = Optional.of(at);
      return this;
    }

    Change away(Optional<Instant> since) {
      away = since;
      return this;
    }

    Change signed(Signature value) {
      signature = Optional.of(value);
      return this;
    }

    Change calls(List<Call> open) {
      calls = List.copyOf(open);
      return this;
    }

    Change listeners(Set<String> now) {
      listeners = Set.copyOf(now);
      return this;
    }

    Change signal() {
      signals++;
      return this;
    }

    /** One told late does not make the last one older, and how long one lasted is not another one. */
    Change hint(SignalKind kind, int times, Instant at) {
      if (times == 0) return this;
      var before = hints.stream().filter(one -> one.kind() == kind).findFirst();
      var now = before.map(one -> new Hint(kind, one.count() + times, at.isAfter(one.at()) ? at : one.at())).orElse(new Hint(kind, times, at));
      hints = Stream.concat(hints.stream().filter(one -> one.kind() != kind), Stream.of(now)).toList();
      return this;
    }

    Change told() {
      told++;
      return this;
    }

    Change incident(IncidentCategory category, double severity) {
      incidents++;
      if (category.conduct()) worst = Math.max(worst, severity);
      return this;
    }

    Change flagged(boolean value) {
      flagged = value;
      return this;
    }

    Change termination(Optional<Termination> value) {
      termination = value;
      return this;
    }

    Seat done() {
      return new Seat(from.sitting, from.candidate, stage, arrivedAt, preflight, identity, admittedAt, waived, departedAt, signature, away, calls, listeners, signals,
          told, hints, incidents, worst, flagged, termination);
    }
  }
}

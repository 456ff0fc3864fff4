package org.palier.proctoring.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.SittingEvent;
import org.palier.proctoring.paper.SessionMinutes.Act;
import org.palier.proctoring.paper.SessionMinutes.Act.Kind;
import org.palier.proctoring.paper.SessionMinutes.Incident;
import org.palier.proctoring.paper.SessionMinutes.Report;
import org.palier.proctoring.paper.SessionMinutes.Shift;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.RoomEvent;
import org.palier.proctoring.room.RoomFact;

/** What minutes tell of what happened: chosen from the facts of a room and the events of its sittings. Pure. */
final class Chronicle {
  /** A line that was away for less is no matter for the minutes. */
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);
  /** A note made sooner after what it tells needs no second time. */
  private static final Duration AT_ONCE = Duration.ofMinutes(2);

  private final Ground ground;
  private final List<Shift> shifts = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();
  /** By sitting and item: what was said of an item, with the judgement that stands. */
  private final Map<String, Report> reports = new LinkedHashMap<>();
  /** By sitting: a departure is told once its return is; the last one stands with the attendance. */
  private final Map<String, Act> departures = new HashMap<>();

  /** @param facts in order; @param events of each sitting, in order */
  Chronicle(Ground ground, List<RoomFact> facts, Map<String, List<SittingEvent>> events) {
    this.ground = ground;
    var since = new LinkedHashMap<String, Instant>();
    for (var fact : facts) tell(fact, since);
    since.forEach((supervisor, from) -> shifts.add(new Shift(ground.name(supervisor), from, Optional.empty(), "")));
    shifts.sort(Comparator.comparing(Shift::from));
    events.forEach((sitting, all) -> all.forEach(event -> tell(sitting, event)));
    incidents.sort(Comparator.comparing(Incident::at));
    acts.sort(Comparator.comparing(Act::at));
  }

  List<Shift> shifts() {
    return shifts;
  }

  List<Incident> incidents() {
    return incidents;
  }

  List<Act> acts() {
    return acts;
  }

  /** In order of time. */
  List<Report> reports() {
    return reports.values().stream().sorted(Comparator.comparing(Report::at)).toList();
  }

  private void tell(RoomFact fact, Map<String, Instant> since) {
    switch (fact.event()) {
      case RoomEvent.Assigned e -> since.putIfAbsent(e.supervisor(), fact.at());
      case RoomEvent.Released e -> Optional.ofNullable(since.remove(e.supervisor()))
          .ifPresent(from -> shifts.add(new Shift(ground.name(e.supervisor()), from, Optional.of(fact.at()), e.note())));
      case RoomEvent.IncidentLogged e -> {
        var at = fact.happenedAt();
        var notedAt = Optional.of(fact.at()).filter(noted -> Duration.between(at, noted).compareTo(AT_ONCE) > 0);
        incidents.add(new Incident(at, notedAt, e.sitting().map(ground::candidate), e.category(), e.severity(), e.item(), left(fact, e.comment()), ground.name(fact.by())));
      }
      // Everybody who sat was let in; worth telling is who was let in all the same.
      case RoomEvent.Admitted e -> {
        if (!e.waived().isEmpty()) act(fact, Kind.ADMITTED, e.sitting(), String.join(", ", e.waived()));
      }
      case RoomEvent.IdentityChecked e -> {
        if (e.verdict() != Identity.Verdict.ACCEPTED) act(fact, Kind.IDENTITY_DOUBTED, e.sitting(), e.note());
      }
      case RoomEvent.Departed e -> departures.put(e.sitting(), moved(fact, Kind.DEPARTED, e.sitting()));
      case RoomEvent.Arrived e -> Optional.ofNullable(departures.remove(e.sitting())).ifPresent(left -> {
        acts.add(left);
        acts.add(moved(fact, Kind.RETURNED, e.sitting()));
      });
      case RoomEvent.AdmissionWithdrawn e -> act(fact, Kind.ADMISSION_WITHDRAWN, e.sitting(), e.reason());
      case RoomEvent.ConnectionBack e -> {
        var away = Duration.ofMillis(e.awayMillis());
        if (away.compareTo(WORTH_TELLING) >= 0)
          acts.add(new Act(fact.at(), Kind.RECONNECTED, Optional.of(ground.candidate(e.sitting())), Optional.of(away), "", ground.name(fact.by())));
      }
      case RoomEvent.Said e -> {
        if (!e.byCandidate()) acts.add(new Act(fact.at(), Kind.MESSAGE, e.sitting().map(ground::candidate), Optional.empty(), left(fact, e.text()), ground.name(fact.by())));
      }
      case RoomEvent.Flagged e -> act(fact, Kind.FLAGGED, e.sitting(), e.reason());
      case RoomEvent.Unflagged e -> act(fact, Kind.UNFLAGGED, e.sitting(), e.reason());
      case RoomEvent.TerminationAsked e -> act(fact, Kind.TERMINATION_ASKED, e.sitting(), e.reason());
      case RoomEvent.TerminationWithdrawn e -> act(fact, Kind.TERMINATION_WITHDRAWN, e.sitting(), e.reason());
      // Told elsewhere in the minutes, by the sitting's own event, or by nobody: hints and live listening are no facts of conduct.
      case RoomEvent.Arranged _, RoomEvent.Seated _, RoomEvent.SeatedElsewhere _, RoomEvent.Opened _, RoomEvent.Closed _, RoomEvent.MarkedAbsent _,
          RoomEvent.Signed _, RoomEvent.SignalSeen _, RoomEvent.ConnectionLost _, RoomEvent.Called _, RoomEvent.CallAnswered _, RoomEvent.ListeningStarted _,
          RoomEvent.ListeningStopped _, RoomEvent.TerminationConfirmed _, RoomEvent.TerminationSettled _, RoomEvent.TerminationDone _, RoomEvent.MinutesSealed _, RoomEvent.MinutesCorrected _, RoomEvent.MinutesSigned _,
          RoomEvent.MinutesCountersigned _, RoomEvent.CountersignatureRefused _, RoomEvent.Erased _ -> { }
    }
  }

  private Act moved(RoomFact fact, Kind kind, String sitting) {
    return new Act(fact.happenedAt(), kind, Optional.of(ground.candidate(sitting)), Optional.empty(), "", ground.name(fact.by()));
  }

  private void act(RoomFact fact, Kind kind, String sitting, String text) {
    acts.add(new Act(fact.at(), kind, Optional.of(ground.candidate(sitting)), Optional.empty(), left(fact, text), ground.name(fact.by())));
  }

  /** That words were erased shows; without a word, since papers are in two languages. */
  private static String left(RoomFact fact, String text) {
    return text.isEmpty() && fact.erased().isPresent() ? "[…]" : text;
  }

  private void tell(String sitting, SittingEvent event) {
    switch (event) {
      case SittingEvent.Paused e -> {
        // A break is the candidate's own; a pause while an ending is decided is told with that decision.
        if (e.most().isEmpty() && !e.reason().equals(org.palier.proctoring.room.Desk.UNDER_DECISION)) act(sitting, e.at(), Kind.PAUSED, Optional.empty(), e.reason(), e.by());
      }
      case SittingEvent.Resumed e -> {
        if (!ground.room().seat(sitting).orElseThrow().candidate().equals(e.by())) act(sitting, e.at(), Kind.RESUMED, Optional.empty(), "", e.by());
      }
      case SittingEvent.TimeAdded e -> act(sitting, e.at(), Kind.TIME_ADDED, Optional.of(e.time()), e.reason(), e.by());
      case SittingEvent.LateResponseAdmitted e -> act(sitting, e.at(), Kind.LATE_RESPONSE_ADMITTED, Optional.empty(), e.reason(), e.by());
      case SittingEvent.Ended e -> {
        if (e.ending() == Ending.TERMINATED || e.ending() == Ending.TECHNICAL_FAULT) act(sitting, e.at(), Kind.TERMINATED, Optional.empty(), e.reason(), e.by());
      }
      case SittingEvent.ItemReported e -> reports.put(sitting + " " + e.item(),
          new Report(e.at(), ground.candidate(sitting), e.item(), e.category(), e.text(), Report.Outcome.OPEN, "", Optional.empty()));
      case SittingEvent.ItemReportJudged e -> reports.computeIfPresent(sitting + " " + e.item(), (_, said) -> new Report(said.at(), said.candidate(), said.item(),
          said.category(), said.text(), e.neutralised() ? Report.Outcome.UPHELD : Report.Outcome.DISMISSED, e.reason(), Optional.of(ground.name(e.by()))));
      case SittingEvent.Prepared _, SittingEvent.Started _, SittingEvent.ConnectionOpened _, SittingEvent.ResponseSaved _, SittingEvent.ItemFlagged _,
          SittingEvent.ItemLeft _, SittingEvent.LateResponseKept _, SittingEvent.ResultDecided _ -> { }
    }
  }

  /** The account behind an event, where it names one. */
  static Optional<String> by(SittingEvent event) {
    return switch (event) {
      case SittingEvent.Paused e -> Optional.of(e.by());
      case SittingEvent.Resumed e -> Optional.of(e.by());
      case SittingEvent.TimeAdded e -> Optional.of(e.by());
      case SittingEvent.LateResponseAdmitted e -> Optional.of(e.by());
      case SittingEvent.Ended e -> Optional.of(e.by());
      case SittingEvent.ItemReportJudged e -> Optional.of(e.by());
      case SittingEvent.ResultDecided e -> Optional.of(e.by());
      case SittingEvent.Prepared _, SittingEvent.Started _, SittingEvent.ConnectionOpened _, SittingEvent.ResponseSaved _, SittingEvent.ItemFlagged _,
          SittingEvent.ItemLeft _, SittingEvent.ItemReported _, SittingEvent.LateResponseKept _ -> Optional.empty();
    };
  }

  private void act(String sitting, Instant at, Kind kind, Optional<Duration> time, String text, String by) {
    acts.add(new Act(at, kind, Optional.of(ground.candidate(sitting)), time, text, ground.name(by)));
  }
}

package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.PersonalData;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.proctoring.room.RoomFact;
import org.palier.proctoring.room.Timeline;

/** Cases as reviewers and candidates see them. */
final class CaseViews {
  /** Told to supervisors about each other, or about others in the room: not the candidate's. */
  private static final Set<String> AMONG_STAFF = Set.of("assigned", "released");

  private final Accounts accounts;
  private final Enrolments enrolments;
  private final Sittings sittings;
  private final Timeline timeline;
  private final CaseEvidence evidence;

  CaseViews(Accounts accounts, Enrolments enrolments, Sittings sittings, Timeline timeline, CaseEvidence evidence) {
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.sittings = sittings;
    this.timeline = timeline;
    this.evidence = evidence;
  }

  /** The contract's {@code CaseInList}. */
  record InList(
      String sitting, @PersonalData("review") String name, String certification, String test, String examSession, Case.Stage stage, Instant openedAt, Instant dueAt,
      Optional<Instant> answerUntil, int answers, boolean asking, List<Ground.Kind> grounds, Optional<String> first, Optional<String> second, Optional<Finding> outcome,
      Optional<Instant> closedAt) {}

  /** What was decided for the candidate, never why. */
  record Measures(int extraTimePercent, int breakMinutes, String assistant) {
    static Measures of(Accommodation decided) {
      return new Measures(decided.extraTimePercent(), decided.breakMinutes(), decided.assistant());
    }
  }

  /**
   * The contract's {@code Case}.
   *
   * @param people  account to name, of whoever acted in the case
   * @param refused what this reader may not do now, and why; what is not there he may
   */
  record View(
      Instant now, String sitting, String room, String examSession, String candidate, @PersonalData("review") String name, String certification, String test,
      SittingSummary.State sittingState, Optional<Ending> ending, Optional<Instant> startedAt, Optional<Instant> endedAt, Case.Stage stage, Instant openedAt,
      Instant dueAt, Terms terms, List<Ground> grounds, Optional<Case.Review> first, List<Held> held, Optional<Case.Informed> informed, List<Case.Answer> answers,
      boolean asking, Optional<Case.Review> second, Optional<Finding> outcome, boolean closing, Optional<Case.Closing> closed, boolean adverse,
      Optional<Measures> measures, List<Cases.Numbered> facts, Map<String, String> people, Map<CaseAct.Action, String> refused) {}

  /** The contract's {@code CaseTimeline}. */
  record OneClock(
      Instant now, List<Timeline.Entry> entries, List<CaseEvidence.Piece> evidence, List<CaseEvidence.Gap> gaps, Optional<Instant> evidenceErasedAt,
      Map<String, String> people) {}

  /** The contract's {@code MyCase}. What reviewers said is there once the candidate is informed. */
  record Mine(
      Instant now, String sitting, String certification, String test, Optional<Instant> startedAt, Case.Stage stage, Instant openedAt, List<Ground.Kind> grounds,
      Optional<Case.Review> first, List<Held> held, Optional<Case.Informed> informed, List<Case.Answer> answers, boolean asking, boolean mayAnswer, Optional<Case.Review> second,
      Optional<Finding> outcome, Optional<Instant> closedAt, Optional<OneClock> record, Map<String, String> people) {}

  Future<List<InList>> list(List<CaseSummary> summaries, Instant now) {
    return names(summaries.stream().flatMap(one -> java.util.stream.Stream.concat(java.util.stream.Stream.of(one.candidate()),
        java.util.stream.Stream.concat(one.first().stream(), one.second().stream()))).collect(Collectors.toSet())).map(names -> summaries.stream().map(one -> new InList(
            one.id(), names.getOrDefault(one.candidate(), one.candidate()), one.certification(), one.test(), one.examSession(), one.stageAt(now),
            Instant.ofEpochMilli(one.openedAt()), one.dueAt(), one.answerUntil(), one.answers(), one.asking(),
            one.grounds().stream().map(Ground::kind).distinct().toList(), one.first().map(by -> names.getOrDefault(by, by)),
            one.second().map(by -> names.getOrDefault(by, by)), one.outcome(), one.closedAt().map(Instant::ofEpochMilli))).toList());
  }

  Future<View> view(Cases.Current current, List<Cases.Numbered> facts, Map<CaseAct.Action, String> refused, Instant now) {
    var one = current.state();
    var about = one.about();
    var who = new HashSet<>(actors(facts));
    who.add(about.candidate());
    return Future.all(names(who), sittings.summary(about.sitting()), enrolments.accommodation(about.candidate())).map(all -> {
      Map<String, String> names = all.resultAt(0);
      SittingSummary sitting = all.resultAt(1);
      Optional<Accommodation> decided = all.resultAt(2);
      return new View(now, about.sitting(), about.room(), about.examSession(), about.candidate(), names.getOrDefault(about.candidate(), about.candidate()),
          about.certification(), about.test(), sitting.state(), sitting.ending(), sitting.startedAt(), sitting.endedAt(), one.stage(now), one.openedAt(),
          CaseSummary.of(one, now).dueAt(), about.terms(), one.grounds(), one.first(), one.held(), one.informed(), one.answers(), one.asking(), one.second(),
          one.outcome(), one.closing().isPresent(), one.closed(), one.adverse(), decided.map(Measures::of), facts, names, refused);
    });
  }

  /** Everything on the server's clock: room, sitting, evidence. */
  Future<OneClock> oneClock(CaseEvent.Opened about, Instant now) {
    return Future.all(entries(about), evidence.of(about.sitting())).compose(both -> {
      List<Timeline.Entry> entries = both.resultAt(0);
      CaseEvidence.Contents kept = both.resultAt(1);
      return names(entries.stream().flatMap(entry -> entry.by().stream()).collect(Collectors.toSet()))
          .map(names -> new OneClock(now, entries, kept.pieces(), kept.gaps(), kept.erasedAt(), names));
    });
  }

  /** A room whose clock is over tells nothing any more; the sitting still does. */
  private Future<List<Timeline.Entry>> entries(CaseEvent.Opened about) {
    return timeline.of(about.room(), about.sitting()).recover(failure -> failure instanceof Refused refused && refused.reason() == Reason.NOT_FOUND
        ? Future.succeededFuture(List.of()) : Future.failedFuture(failure));
  }

  Future<Mine> mine(Cases.Current current, Instant now) {
    var one = current.state();
    var about = one.about();
    boolean told = one.informed().isPresent();
    boolean over = one.closed().isPresent();
    var record = told ? oneClock(about, now).map(CaseViews::ofCandidate).map(Optional::of) : Future.succeededFuture(Optional.<OneClock>empty());
    var who = new ArrayList<String>();
    if (told) one.first().ifPresent(review -> who.add(review.by()));
    if (over) one.second().ifPresent(review -> who.add(review.by()));
    return Future.all(record, sittings.summary(about.sitting()), names(Set.copyOf(who))).map(all -> new Mine(now, about.sitting(), about.certification(), about.test(),
        all.<SittingSummary>resultAt(1).startedAt(), one.stage(now), one.openedAt(), one.grounds().stream().map(Ground::kind).distinct().toList(),
        told ? one.first() : Optional.empty(), told ? one.held() : List.of(), one.informed(), one.answers(), one.asking(), told && !over && one.second().isEmpty(),
        over ? one.second() : Optional.empty(), over ? one.outcome() : Optional.empty(), one.closed().map(Case.Closing::at), all.resultAt(0), all.resultAt(2)));
  }

  /** What concerns him alone, or was said to everybody, and who did that: nobody else's name. */
  static OneClock ofCandidate(OneClock all) {
    var his = all.entries().stream().filter(entry -> !AMONG_STAFF.contains(entry.event().get("type"))
        && !("incident-logged".equals(entry.event().get("type")) && !entry.event().containsKey("sitting"))).toList();
    var who = his.stream().flatMap(entry -> entry.by().stream()).collect(Collectors.toSet());
    var people = new LinkedHashMap<>(all.people());
    people.keySet().retainAll(who);
    return new OneClock(all.now(), his, all.evidence(), all.gaps(), all.evidenceErasedAt(), people);
  }

  private static Set<String> actors(List<Cases.Numbered> facts) {
    return facts.stream().map(one -> one.fact().by()).collect(Collectors.toSet());
  }

  private Future<Map<String, String>> names(Set<String> who) {
    var ids = who.stream().filter(id -> !id.equals(RoomFact.CLOCK)).sorted().toList();
    var found = ids.stream().map(accounts::find).toList();
    return Future.all(found).map(_ -> {
      var names = new LinkedHashMap<String, String>();
      for (int i = 0; i < ids.size(); i++) names.put(ids.get(i), found.get(i).result().map(Account::name).orElse(ids.get(i)));
      return names;
    });
  }
}

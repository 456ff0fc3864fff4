package org.palier.engine.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certification.Prerequisite;
import org.palier.engine.certification.Evaluation;
import org.palier.engine.certification.Phase;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.certification.Text;
import org.palier.engine.enrolment.Attempts;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.SittingSummary;

/** The steps of a certification for one candidate. Pure. */
final class Steps {
  private final Certification certification;
  private final List<SittingSummary> sittings;
  private final List<ExamSession> invitedTo;
  private final Instant now;

  /** @param sittings of this candidate, of any certification; @param invitedTo exam sessions he is invited to */
  Steps(Certification certification, List<SittingSummary> sittings, List<ExamSession> invitedTo, Instant now) {
    this.certification = certification;
    this.invitedTo = invitedTo;
    this.now = now;
    this.sittings = sittings.stream().filter(this::counts).toList();
  }

  /** Not one that was only reserved, nor one prepared for a session that nobody can start in any more: who missed it waits for another. */
  private boolean counts(SittingSummary sitting) {
    if (sitting.sequence() == 0) return false;
    if (sitting.state() != SittingSummary.State.READY || sitting.examSession().isEmpty()) return true;
    return invitedTo.stream().anyMatch(session -> sitting.examSession().equals(Optional.of(session.id())) && session.stateAt(now) != ExamSession.State.CLOSED);
  }

  List<Step> all() {
    var steps = new ArrayList<Step>();
    for (var prerequisite : certification.prerequisites()) steps.add(step(prerequisite));
    boolean validated = Invitations.validated(certification, sittings);
    for (var evaluation : certification.evaluations()) steps.add(step(evaluation, validated));
    return steps;
  }

  private Step step(Prerequisite prerequisite) {
    var test = prerequisite.test().map(certification::requiredTest);
    if (test.isEmpty()) return Step.of(prerequisite.code(), Step.Kind.PREREQUISITE, prerequisite.statement(), Step.State.DONE, Why.DECLARED);
    return tested(prerequisite.code(), Step.Kind.PREREQUISITE, prerequisite.statement(), test.get());
  }

  private Step step(Evaluation evaluation, boolean validated) {
    var code = evaluation.code().orElse(evaluation.id());
    var test = evaluation.phases().stream().filter(Phase.Sitting.class::isInstance).map(Phase.Sitting.class::cast)
        .flatMap(sitting -> sitting.test().stream()).findFirst().map(certification::requiredTest);
    if (test.isEmpty()) return Step.of(code, Step.Kind.EVALUATION, evaluation.title(), Step.State.LATER, Why.EXERCISE_LATER);
    if (!validated) return Step.of(code, Step.Kind.EVALUATION, evaluation.title(), Step.State.LATER, Why.PREREQUISITES_FIRST);
    return tested(code, Step.Kind.EVALUATION, evaluation.title(), test.get());
  }

  /** A step that one test decides. */
  private Step tested(String code, Step.Kind kind, Text title, TestSpec test) {
    var attempts = attempts(test);
    var rule = test.scoring().rule();
    var latest = attempts.latest();
    var running = attempts.running();
    if (attempts.passed()) return withLatest(Step.of(code, kind, title, Step.State.DONE, Why.passed(rule)), attempts.sittings().stream()
        .filter(one -> one.result().equals(Optional.of(Result.Status.MET))).findFirst(), test);
    if (running.isPresent()) return invited(withLatest(Step.of(code, kind, title, Step.State.NEXT,
        running.get().state() == SittingSummary.State.READY ? (test.supervised().value() ? Why.INVITED : Why.begin(test)) : Why.RUNNING), running, test), test, running.get());
    if (latest.flatMap(SittingSummary::result).equals(Optional.of(Result.Status.WITHHELD)))
      return withLatest(Step.of(code, kind, title, Step.State.WAITING, Why.WITHHELD), latest, test);
    var nextAt = attempts.nextAt(now).orElse(now);
    boolean failed = latest.flatMap(SittingSummary::result).equals(Optional.of(Result.Status.NOT_MET));
    boolean stopped = latest.flatMap(SittingSummary::ending).equals(Optional.of(Ending.TERMINATED));
    if (nextAt.isAfter(now)) return withLatest(Step.of(code, kind, title, Step.State.FAILED, stopped ? Why.NOT_COUNTED : Why.notYet(rule)), latest, test).retake(nextAt);
    if (test.supervised().value()) return withLatest(Step.of(code, kind, title, Step.State.WAITING, failed ? Why.AGAIN_BY_INVITATION : Why.BY_INVITATION), latest, test);
    return withLatest(Step.of(code, kind, title, Step.State.NEXT, failed ? Why.again(rule) : Why.begin(test)), latest, test).beginning(test.id());
  }

  /** Without a place in another session that may not be taken up now, since the test was taken meanwhile. */
  private Attempts attempts(TestSpec test) {
    var all = Attempts.of(certification, test, sittings);
    var taken = new Attempts(test, all.sittings().stream().filter(one -> one.state() != SittingSummary.State.READY).toList());
    return taken.mayTake(now) ? all : taken;
  }

  private static Step withLatest(Step step, Optional<SittingSummary> latest, TestSpec test) {
    var rule = test.scoring().rule();
    return latest.map(sitting -> step.with(sitting, rule.threshold(), rule.scale())).orElse(step);
  }

  private Step invited(Step step, TestSpec test, SittingSummary running) {
    if (!test.supervised().value()) return running.state() == SittingSummary.State.READY ? step.beginning(test.id()) : step;
    return invitedTo.stream().filter(session -> running.examSession().equals(Optional.of(session.id()))).findFirst()
        .map(step::at).orElse(step);
  }
}

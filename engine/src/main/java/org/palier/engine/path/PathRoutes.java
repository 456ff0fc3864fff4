package org.palier.engine.path;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Caller;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.certification.TestSummary;
import org.palier.engine.certification.Text;
import org.palier.engine.enrolment.Attempts;
import org.palier.engine.enrolment.Enrolment;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** My path, and beginning what may be begun alone. */
public final class PathRoutes {
  private final Enrolments enrolments;
  private final Certifications certifications;
  private final Sittings sittings;
  private final Invitations invitations;
  private final ExamSessions sessions;
  private final Preparation preparation;
  private final InstantSource clock;

  public PathRoutes(
      Enrolments enrolments, Certifications certifications, Sittings sittings, Invitations invitations, ExamSessions sessions,
      Preparation preparation, InstantSource clock) {
    this.enrolments = enrolments;
    this.certifications = certifications;
    this.sittings = sittings;
    this.invitations = invitations;
    this.sessions = sessions;
    this.preparation = preparation;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("listCertifications", _ -> Future.succeededFuture(Reply.ok(Map.of("certifications", certifications.all().stream().map(PathRoutes::summary).toList()))))
        .on("getCertification", call -> Future.succeededFuture(Reply.ok(Json.object(
            certifications.find(call.path("certification")).orElseThrow(() -> new Refused(Reason.NOT_FOUND))).getMap())))
        .on("getMyPath", this::path)
        .on("beginTest", this::begin);
  }

  record CertificationSummary(String id, Text title, Text audience, List<PrerequisiteSummary> prerequisites, List<TestSummary> tests) {}

  record PrerequisiteSummary(String code, Certification.Prerequisite.Kind kind, Text statement) {}

  private static CertificationSummary summary(Certification one) {
    return new CertificationSummary(one.id(), one.title(), one.audience(),
        one.prerequisites().stream().map(p -> new PrerequisiteSummary(p.code(), p.kind().value(), p.statement())).toList(),
        one.tests().stream().map(TestSummary::of).toList());
  }

  record Path(String name, List<EnrolmentPath> enrolments) {}

  record EnrolmentPath(String id, String certification, Text title, Instant enrolledAt, List<Step> steps) {}

  private Future<Reply> path(Call call) {
    var account = call.caller().account();
    return Future.all(enrolments.of(account), sittings.ofCandidate(account), invitedTo(account)).map(all -> {
      List<Enrolment> enrolled = all.resultAt(0);
      List<SittingSummary> sittings = all.resultAt(1);
      List<ExamSession> invited = all.resultAt(2);
      var paths = enrolled.stream().map(enrolment -> {
        var certification = certifications.get(enrolment.certification());
        return new EnrolmentPath(enrolment.id(), certification.id(), certification.title(), enrolment.enrolledAt(),
            new Steps(certification, sittings, invited, clock.instant()).all().stream().map(step -> reachable(step, call.caller(), sittings)).toList());
      }).toList();
      return Reply.ok(new Path(call.caller().name(), paths));
    });
  }

  /** Who signed in at one session's door sees the whole path, but it leads to that session alone. */
  private static Step reachable(Step step, Caller caller, List<SittingSummary> sittings) {
    boolean here = sittings.stream().anyMatch(sitting -> step.sitting().equals(Optional.of(sitting.id())) && caller.goodFor(sitting.examSession()));
    return here || caller.goodFor(Optional.empty()) ? step : step.leadingNowhere();
  }

  private Future<List<ExamSession>> invitedTo(String account) {
    return invitations.ofCandidate(account).compose(found -> {
      var each = found.stream().map(invitation -> sessions.get(invitation.examSession())).toList();
      return Future.all(new ArrayList<>(each)).map(_ -> each.stream().map(Future::result).toList());
    });
  }

  /** Begins an unsupervised test: prepares its sitting, or gives the one that is there. The page starts the clock. */
  private Future<Reply> begin(Call call) {
    var account = call.caller().account();
    if (!call.caller().goodFor(Optional.empty())) throw new Refused(Reason.NOT_ALLOWED);
    var testId = call.body().getString("test");
    return Future.all(enrolments.of(account), sittings.ofCandidate(account)).compose(all -> {
      List<Enrolment> enrolled = all.resultAt(0);
      List<SittingSummary> sittings = all.resultAt(1);
      var enrolment = enrolled.stream().filter(one -> one.id().equals(call.body().getString("enrolment"))).findFirst().orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      var certification = certifications.get(enrolment.certification());
      var test = certification.requiredTest(testId);
      if (test.supervised().value()) throw new Refused(Reason.NOT_INVITED);
      return sitting(account, enrolment, test, Attempts.of(certification, test, sittings));
    }).map(sitting -> Reply.ok(Map.of("sitting", sitting)));
  }

  private Future<String> sitting(String account, Enrolment enrolment, TestSpec test, Attempts attempts) {
    var running = attempts.running();
    if (running.isPresent() && running.get().sequence() > 0) return Future.succeededFuture(running.get().id());
    attempts.checkMayTake(clock.instant());
    int attempt = running.map(SittingSummary::attempt).orElse(attempts.next());
    var assignment = new Assignment(account, enrolment.certification(), test.id(), Optional.empty(), attempt);
    return preparation.prepare(assignment, test.blueprint(), test.scoring().rule(), Preparation.newSeed(), Optional.empty());
  }

  /** When the test of an ended sitting may be taken again; empty when it is passed, or a person must decide first. */
  public Future<Optional<Instant>> retakeAt(Sittings.Current over) {
    var assignment = over.sitting().preparation().orElseThrow().assignment();
    var certification = certifications.get(assignment.certification());
    var test = certification.requiredTest(assignment.test());
    return sittings.ofCandidate(assignment.candidate()).map(all -> Attempts.of(certification, test, all).nextAt(clock.instant()));
  }
}

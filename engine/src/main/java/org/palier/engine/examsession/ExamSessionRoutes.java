package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Text;
import org.palier.engine.certification.TestSummary;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.ProblemHandler;
import org.palier.engine.web.Reply;

/** Planning, inviting, opening, closing; and the door as a candidate sees it. */
public final class ExamSessionRoutes {
  private static final int MOST = 500;

  private final ExamSessions sessions;
  private final Invitations invitations;
  private final ExamSessionViews views;
  private final Certifications certifications;
  private final Enrolments enrolments;
  private final Sittings sittings;
  private final InvitationLetter letter;
  private final InstantSource clock;

  /** Tells an invited candidate when, where and how. */
  @FunctionalInterface
  public interface InvitationLetter {
    Future<Void> send(ExamSession session, Invitations.Invited invited, Text title, Optional<String> centre);
  }

  public ExamSessionRoutes(
      ExamSessions sessions, Invitations invitations, ExamSessionViews views, Certifications certifications, Enrolments enrolments,
      Sittings sittings, InvitationLetter letter, InstantSource clock) {
    this.sessions = sessions;
    this.invitations = invitations;
    this.views = views;
    this.certifications = certifications;
    this.enrolments = enrolments;
    this.sittings = sittings;
    this.letter = letter;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("listExamSessions", call -> sessions.reached(call.caller(), MOST).compose(this::views).map(all -> Reply.ok(Map.of("examSessions", all))))
        .on("createExamSession", this::plan)
        .on("getExamSession", call -> view(reached(call), 200))
        .on("openExamSession", call -> view(reached(call).compose(session -> sessions.open(session.id())), 200))
        .on("closeExamSession", call -> view(reached(call).compose(session -> sessions.close(session.id())), 200))
        .on("inviteCandidates", this::invite)
        .on("resendInvitation", this::resend)
        .on("listCentres", call -> sessions.centres().map(all -> Reply.ok(Map.of("centres", all.stream().filter(one -> call.caller().leadsAt(Optional.of(one.id()))).toList()))))
        .on("getDoor", this::door);
  }

  private Future<ExamSession> reached(Call call) {
    return sessions.reached(call.path("examSession"), call.caller());
  }

  /** What only whoever leads there may do: plan, invite. */
  private static ExamSession led(ExamSession session, Call call) {
    if (!call.caller().leadsAt(session.centre())) throw new Refused(Reason.NOT_ALLOWED);
    return session;
  }

  private Future<List<ExamSessionViews.View>> views(List<ExamSession> all) {
    var each = all.stream().map(views::view).toList();
    return Future.all(each).map(_ -> each.stream().map(Future::result).toList());
  }

  private Future<Reply> view(Future<ExamSession> session, int status) {
    return session.compose(views::view).map(view -> Reply.of(status, view));
  }

  private Future<Reply> plan(Call call) {
    var body = call.body();
    var certification = certifications.find(body.getString("certification")).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    if (!certification.requiredTest(body.getString("test")).supervised().value()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "test"));
    var seed = Preparation.newSeed();
    var session = new ExamSession(Preparation.newId("x"), certification.reference(), body.getString("test"), call.instant("opensAt"), call.instant("closesAt"),
        body.getBoolean("hardEnd", false), body.getBoolean("remote"), Optional.ofNullable(body.getString("centre")), body.getBoolean("admission", true), body.getInteger("capacity"), 0,
        ExamSessions.newAccessCode(), ExamSession.State.PLANNED, seed, ExamSessions.sha256(seed), call.caller().account(), clock.instant(),
        Optional.empty(), Optional.empty());
    if (!session.closesAt().isAfter(clock.instant())) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "closesAt"));
    return centreIsThere(led(session, call)).compose(_ -> view(sessions.plan(session), 201));
  }

  private Future<Void> centreIsThere(ExamSession session) {
    if (session.centre().isEmpty()) return Future.succeededFuture();
    return sessions.centre(session.centre().get()).map(found -> {
      if (found.isEmpty()) throw new Refused(Reason.OUT_OF_RANGE, Map.of("field", "centre"));
      return null;
    });
  }

  record Outcome(String email, String outcome, Optional<String> code, Optional<String> text) {}

  /** One after the other: each address is answered for, whatever becomes of the others. */
  private Future<Reply> invite(Call call) {
    var emails = call.body().getJsonArray("emails").stream().map(String.class::cast).distinct().toList();
    return reached(call).map(session -> led(session, call)).compose(session -> {
      Future<List<Outcome>> all = Future.succeededFuture(new ArrayList<>());
      for (var email : emails) all = all.compose(outcomes -> invite(session, email, call.language()).map(outcome -> {
        outcomes.add(outcome);
        return outcomes;
      }));
      return all.map(outcomes -> Reply.ok(Map.of("outcomes", outcomes)));
    });
  }

  private Future<Outcome> invite(ExamSession session, String address, Language language) {
    return Future.<Void>succeededFuture().compose(_ -> invitations.invite(session, new Email(address))).compose(invited -> {
      if (invited.token().isEmpty()) return Future.succeededFuture(new Outcome(address, "already-invited", Optional.empty(), Optional.empty()));
      return send(session, invited).map(_ -> new Outcome(address, "invited", Optional.empty(), Optional.empty()));
    }).recover(failure -> switch (failure) {
      case Refused refused -> Future.succeededFuture(refused(address, refused.reason(), language));
      case IllegalArgumentException _ -> Future.succeededFuture(refused(address, Reason.MALFORMED, language));
      default -> Future.failedFuture(failure);
    });
  }

  private Future<Void> send(ExamSession session, Invitations.Invited invited) {
    var title = certifications.get(session.certification()).title();
    return views.centreName(session).compose(centre -> letter.send(session, invited, title, centre));
  }

  /** The sitting stands for the candidate's place. A test that is taken outside of sessions has no invitation. */
  private Future<Reply> resend(Call call) {
    return sittings.summary(call.path("sitting")).compose(sitting ->
        sessions.reached(sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND)), call.caller()).map(session -> led(session, call))
            .compose(session -> invitations.renew(session, sitting).compose(invited -> send(session, invited)))).map(_ -> Reply.none(204));
  }

  private static Outcome refused(String address, Reason reason, Language language) {
    return new Outcome(address, "refused", Optional.of(reason.code()), Optional.of(ProblemHandler.title(reason, language)));
  }

  /** The contract's {@code Door}. */
  record Door(
      String examSession, Text title, Text certification, String candidate, ExamSession.State state, Instant now, Instant opensAt, Instant closesAt,
      boolean remote, Optional<String> centre, boolean admission, String sitting, SittingSummary.State sittingState, TestSummary test, long limitMillis,
      int extraTimePercent, long breakMillis, Optional<String> assistant) {}

  private Future<Reply> door(Call call) {
    var account = call.caller().account();
    var id = call.path("examSession");
    if (!call.caller().goodFor(Optional.of(id))) throw new Refused(Reason.NOT_FOUND);
    return invitations.find(id, account).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND))).compose(invitation ->
        Future.all(sessions.get(id), sittings.summary(invitation.sitting()), enrolments.accommodation(account)).compose(all -> {
          ExamSession session = all.resultAt(0);
          SittingSummary sitting = all.resultAt(1);
          Optional<Accommodation> granted = all.resultAt(2);
          var certification = certifications.get(session.certification());
          var test = certification.requiredTest(session.test());
          int extra = granted.map(Accommodation::extraTimePercent).orElse(0);
          return views.centreName(session).map(centre -> Reply.ok(new Door(id, test.title(), certification.title(), invitation.name(),
              session.stateAt(clock.instant()), clock.instant(), session.opensAt(), session.closesAt(), session.remote(), centre, session.admission(), sitting.id(), sitting.state(),
              TestSummary.of(test), test.limit().toMillis() * (100 + extra) / 100, extra,
              granted.map(Accommodation::breakMinutes).orElse(0) * 60_000L, granted.map(Accommodation::assistant).filter(text -> !text.isBlank()))));
        }));
  }
}

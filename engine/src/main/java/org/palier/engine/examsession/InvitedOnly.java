package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.ExamDoor;

/** Who may sign in at an exam session's door: only whom it expects. An access code works at a centre's desk, never from home. */
public final class InvitedOnly implements ExamDoor {
  /** How long before the planned opening the desk may sign people in, and how long after the latest start a link still works. */
  private static final Duration BEFORE = Duration.ofHours(2);
  private static final Duration AFTER = Duration.ofHours(12);

  private final ExamSessions sessions;
  private final Invitations invitations;
  private final InstantSource clock;

  public InvitedOnly(ExamSessions sessions, Invitations invitations, InstantSource clock) {
    this.sessions = sessions;
    this.invitations = invitations;
    this.clock = clock;
  }

  @Override
  public Future<Optional<String>> admit(Account account, String accessCode) {
    return sessions.byAccessCode(accessCode).compose(found -> {
      var session = found.filter(one -> !one.remote()).filter(this::isNow);
      if (session.isEmpty()) return Future.succeededFuture(Optional.empty());
      return invitations.find(session.get().id(), account.id()).map(invitation -> invitation.map(Invitation::examSession));
    });
  }

  @Override
  public Future<Optional<Admission>> admit(String invitationToken) {
    return invitations.byToken(invitationToken).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(Optional.empty());
      var invitation = found.get();
      return sessions.get(invitation.examSession()).map(session -> clock.instant().isAfter(session.closesAt().plus(AFTER))
          ? Optional.empty() : Optional.of(new Admission(invitation.candidate(), invitation.examSession())));
    });
  }

  private boolean isNow(ExamSession session) {
    var now = clock.instant();
    return !now.isBefore(session.opensAt().minus(BEFORE)) && !now.isAfter(session.closesAt().plus(AFTER));
  }
}

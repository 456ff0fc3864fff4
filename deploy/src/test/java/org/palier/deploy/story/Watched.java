package org.palier.deploy.story;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.palier.deploy.Application;
import org.palier.engine.account.Account;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.Preparation;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.IncidentCategory;
import org.palier.proctoring.room.Order;
import org.palier.proctoring.room.RoomCommand;
import org.palier.proctoring.room.SignalKind;

/** A session at home whose room somebody watches, made through the server's own parts. @param room where everybody sits */
record Watched(Stage stage, ExamSession session, String room, Account supervisor) {
  static Watched by(Stage stage, Account supervisor) {
    var app = stage.application();
    var seed = Preparation.newSeed();
    var now = app.clock().instant();
    var planned = app.examSessions().plan(new ExamSession(Preparation.newId("x"), app.certifications().find(Stage.CERTIFICATION).orElseThrow().reference(), Stage.NINE_THEMES,
        now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofHours(3)), false, true, Optional.empty(), true, 20, 0, ExamSessions.newAccessCode(),
        ExamSession.State.PLANNED, seed, ExamSessions.sha256(seed), "stage", now, Optional.empty(), Optional.empty())).await();
    var session = app.examSessions().open(planned.id()).await();
    var room = app.supervision().seating().arrange(session.id(), Optional.empty()).await().getFirst().id();
    var watched = new Watched(stage, session, room, supervisor);
    watched.order(new RoomCommand.Assign(supervisor.id()));
    watched.order(new RoomCommand.Open());
    return watched;
  }

  /** Invited, seen, let in; the clock runs. @return the sitting */
  String sits(Account candidate) {
    var sitting = stage.invite(session, candidate).invitation().sitting();
    app().supervision().seating().seat(app().sittings().summary(sitting).await()).await();
    by(candidate.id(), new RoomCommand.Arrive(sitting, Optional.empty()));
    order(new RoomCommand.CheckIdentity(sitting, Identity.Document.IDENTITY_CARD, Identity.Verdict.ACCEPTED, ""));
    order(new RoomCommand.Admit(sitting, List.of()));
    return stage.started(sitting, Duration.ofMinutes(75));
  }

  void incident(String sitting, IncidentCategory category, double severity, int item, String comment) {
    order(new RoomCommand.LogIncident("incident-" + Preparation.newId("i"), Optional.of(sitting), category, severity, Optional.of(item), comment, Optional.empty()));
  }

  void flag(String sitting, String reason) {
    order(new RoomCommand.Flag(sitting, reason));
  }

  void say(String sitting, String text) {
    order(new RoomCommand.Say(Optional.of(sitting), Optional.empty(), text));
  }

  void signal(String candidate, String sitting, SignalKind kind, int count, boolean muted) {
    by(candidate, new RoomCommand.NoteSignal(sitting, kind, count, "", muted, Optional.empty()));
  }

  void order(RoomCommand command) {
    by(supervisor.id(), command);
  }

  private void by(String account, RoomCommand command) {
    app().supervision().rooms().handle(room, new Order(account, false, Optional.empty(), command)).await();
  }

  private Application app() {
    return stage.application();
  }
}

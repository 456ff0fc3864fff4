package org.palier.proctoring.review;

import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;
import org.palier.proctoring.room.Timeline;

/** Puts the parts of reviewing together and gives their operations handlers. */
public final class Reviews {
  private Reviews() {}

  public static void mount(
      Api api, Cases cases, CasePost post, CaseEvidence evidence, Rooms rooms, Seating seating, Sittings sittings, ExamSessions sessions, Accounts accounts, Enrolments enrolments,
      Looks looks, ListLooks lists) {
    var views = new CaseViews(accounts, enrolments, sittings, new Timeline(rooms, sittings), evidence);
    new CaseRoutes(cases, post, views, evidence, rooms, seating, sittings, sessions, accounts, looks, lists).mount(api);
    new MyCaseRoutes(cases, views, evidence, looks).mount(api);
  }
}

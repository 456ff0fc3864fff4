package org.palier.deploy.load;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.deploy.Application;
import org.palier.engine.account.Account;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.enrolment.CivilStatus;
import org.palier.engine.enrolment.Registration;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;

/** Fills an empty store with one open exam session and candidates who are signed in and have their forms, through the services that serve everybody. */
public final class Seats {
  private static final String CERTIFICATION = "activite-commerciale-reseaux-sociaux";
  private static final String TEST = "nine-themes", WINDOW = "load-window";
  public static final int MOST = 20_000;
  private static final int AT_ONCE = 100;

  /** @param token the value of the session cookie; @param sitting prepared, not started */
  public record Seat(String token, String sitting) {}

  private final Application app;
  private final Certification certification;
  private final TestSpec test;
  private final ExamSession session;

  /** @param taken places that nobody is invited to any more; @param admission whether a supervisor must let candidates in */
  private Seats(Application app, int capacity, int taken, boolean admission) {
    this.app = app;
    certification = app.certifications().find(CERTIFICATION).orElseThrow();
    test = certification.requiredTest(TEST);
    var seed = Preparation.newSeed();
    var now = app.clock().instant();
    session = new ExamSession(Preparation.newId("x"), certification.reference(), TEST, now.minusSeconds(60), now.plus(Duration.ofHours(8)), false, true,
        Optional.empty(), admission, capacity, taken, ExamSessions.newAccessCode(), ExamSession.State.PLANNED, seed, ExamSessions.sha256(seed), "load", now,
        Optional.empty(), Optional.empty());
  }

  /** For an application without a door to the network, or one that nobody uses yet; waits. @param count 1 to 20,000 */
  public static List<Seat> fill(Application app, int count, Progress progress) {
    return fill(app, count, false, progress);
  }

  /** The same, in a supervised session: candidates wait until they are let in. */
  public static List<Seat> supervised(Application app, int count, Progress progress) {
    return fill(app, count, true, progress);
  }

  private static List<Seat> fill(Application app, int count, boolean admission, Progress progress) {
    if (count < 1 || count > MOST) throw new IllegalArgumentException("candidates: 1 to " + MOST + ", not " + count);
    progress.begin("candidates signed in, forms drawn", count);
    var seats = opened(app, count, count, admission);
    var all = new ArrayList<Seat>();
    while (all.size() < count) {
      all.addAll(seats.some(all.size(), Math.min(AT_ONCE, count - all.size())).await());
      progress.reached(all.size());
    }
    return all;
  }

  private static Seats opened(Application app, int count, int taken, boolean admission) {
    var seats = new Seats(app, count, taken, admission);
    app.examSessions().plan(seats.session).compose(planned -> app.examSessions().open(planned.id())).await();
    return seats;
  }

  /** In a supervised session, and come all the way: enrolled, the entry test passed, invited, so that the pages show them its door. A few hundred acts each. */
  public static List<Seat> invited(Application app, int count, Progress progress) {
    progress.begin("candidates enrolled, tested and invited", count);
    var seats = opened(app, count, 0, true);
    var all = new ArrayList<Seat>();
    for (int number = 0; number < count; number++) {
      all.add(seats.invited(new Email("candidate-" + number + "@load.example")).await());
      progress.reached(all.size());
    }
    return all;
  }

  private Future<Seat> invited(Email email) {
    var status = new CivilStatus("Essai", Optional.empty(), "Camille", Optional.empty(), Optional.empty(), CivilStatus.Sex.F, LocalDate.of(1986, 4, 12),
        Optional.of("Lyon"), Optional.of("69383"), Optional.of("69003"), "FR");
    var registration = new Registration(CERTIFICATION, email, status, "", "Trouver dix clients par mois sur deux réseaux.", Language.FR, true);
    return app.enrolments().register(registration).compose(_ -> app.enrolments().confirm(email)).compose(_ -> app.accounts().find(email)).map(Optional::orElseThrow)
        .compose(account -> passed(account.id()).compose(_ -> app.invitations().invite(session, email))
            .compose(invited -> app.webSessions().create(new Caller(account.id(), account.name(), account.roles(), Optional.empty(), false))
                .map(token -> new Seat(token, invited.invitation().sitting()))));
  }

  /** The entry test, every answer right. */
  private Future<Void> passed(String candidate) {
    var entry = certification.requiredTest("entry-test");
    return app.preparation().prepare(new Assignment(candidate, certification.reference(), entry.id(), Optional.empty(), 1), entry.blueprint(), entry.scoring().rule(),
            Preparation.newSeed(), Optional.empty())
        .compose(sitting -> app.sittings().handle(sitting, new SittingCommand.Start(Duration.ofHours(1), 0, Duration.ZERO, Optional.empty()))
            .compose(_ -> app.sittings().handle(sitting, new SittingCommand.OpenConnection(WINDOW, false, Optional.empty())))
            .compose(handled -> {
              var form = ((Sitting.Open) handled.current().sitting()).prepared().form();
              Future<?> all = Future.succeededFuture();
              for (int item = 1; item <= form.size(); item++) {
                int number = item;
                var key = app.catalog().item(form.origin().bankVersion(), form.item(number).item()).key();
                all = all.compose(_ -> app.sittings().handle(sitting, new SittingCommand.SaveResponse(WINDOW, number, 0, key)));
              }
              return all;
            })
            .compose(_ -> app.sittings().handle(sitting, new SittingCommand.Submit(WINDOW, "load")))).mapEmpty();
  }

  private Future<List<Seat>> some(int from, int count) {
    var each = new ArrayList<Future<Seat>>();
    for (int number = from; number < from + count; number++) each.add(seat(number));
    return Future.all(each).map(_ -> each.stream().map(Future::result).toList());
  }

  private Future<Seat> seat(int number) {
    var account = Account.candidate(new Email("candidate-" + number + "-of-" + session.id() + "@load.example"), "Candidate " + number, Language.FR, app.clock().instant()).withConfirmed();
    var assignment = new Assignment(account.id(), certification.reference(), TEST, Optional.of(session.id()), 1);
    var caller = new Caller(account.id(), account.name(), Set.of(Role.CANDIDATE), Optional.of(session.id()), false);
    return app.accounts().create(account)
        .compose(_ -> app.preparation().prepare(assignment, test.blueprint(), test.scoring().rule(), ExamSessions.seedOf(session, account.id()),
            Optional.of(session.seedHash())))
        .compose(sitting -> app.webSessions().create(caller).map(token -> new Seat(token, sitting)));
  }
}

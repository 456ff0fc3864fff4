package org.palier.proctoring.rehearsal;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Language;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Supervision;
import org.palier.engine.certification.Text;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Asked;
import org.palier.proctoring.room.Place;
import org.palier.proctoring.room.Preflight;

/** Rehearsals over HTTP: the candidate's own, and for staff those of an exam session. */
public final class RehearsalRoutes {
  private final Rehearsals rehearsals;
  private final Sittings sittings;
  private final ExamSessions sessions;
  private final Certifications certifications;
  private final Enrolments enrolments;
  private final Accounts accounts;
  private final RehearsalLetters letters;
  private final ListLooks lists;
  private final UploadProbe probe;

  public RehearsalRoutes(
      Rehearsals rehearsals, Sittings sittings, ExamSessions sessions, Certifications certifications, Enrolments enrolments, Accounts accounts,
      RehearsalLetters letters, ListLooks lists, InstantSource clock) {
    this.rehearsals = rehearsals;
    this.sittings = sittings;
    this.sessions = sessions;
    this.certifications = certifications;
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.letters = letters;
    this.lists = lists;
    probe = new UploadProbe(clock);
  }

  public void mount(Api api) {
    api.on("getRehearsal", call -> mine(call).compose(mine -> view(mine, call.language())))
        .on("bookRehearsal", call -> changing(call, mine -> rehearsals.book(mine.sitting(), call.instant("at"))))
        .on("cancelRehearsal", call -> changing(call, mine -> rehearsals.cancel(mine.sitting())))
        .on("askForCentre", call -> changing(call, mine -> rehearsals.askForCentre(mine.sitting(), call.body().getString("text", ""))))
        .on("keepTrial", call -> mine(call).compose(mine -> rehearsals.keep(call.caller().account(), call.body(Tried.class).preflight()).compose(_ -> view(mine, call.language()))))
        .on("probeUpload", call -> Future.succeededFuture(Reply.ok(probe.take(call.caller().account(), call.body().getString("padding")))))
        .on("listRehearsals", call -> sessions.reached(call.path("examSession"), call.caller()).compose(session -> list(call, session)))
        .on("helpRehearsal", this::help);
  }

  /** A sitting of an exam session at home in which candidates are let in. */
  private record Mine(SittingSummary sitting, ExamSession session) {}

  private record Tried(Preflight preflight) {}

  private Future<Mine> mine(Call call) {
    return sittings.summary(call.path("sitting")).compose(sitting -> {
      if (!call.caller().owns(sitting.candidate(), sitting.examSession())) throw new Refused(Reason.NOT_FOUND);
      return watchedAtHome(sitting);
    });
  }

  private Future<Mine> watchedAtHome(SittingSummary sitting) {
    return sessions.get(sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND))).map(session -> {
      if (!session.remote() || !session.admission()) throw new Refused(Reason.SESSION_STATE);
      return new Mine(sitting, session);
    });
  }

  private Future<Reply> changing(Call call, Function<Mine, Future<Rehearsals.Changed>> change) {
    return mine(call).compose(mine -> change.apply(mine).compose(changed -> told(mine, changed)).compose(_ -> view(mine, call.language())));
  }

  /** A letter says what changed of the appointment, once. */
  private Future<Void> told(Mine mine, Rehearsals.Changed changed) {
    var before = changed.before().slot();
    var after = changed.after();
    if (after.slot().equals(before)) return Future.succeededFuture();
    return account(mine.sitting().candidate()).compose(to -> after.slot().isPresent()
        ? letters.booked(to, title(mine), after, entry(mine, after, after.slot().get(), to.language(), false))
        : letters.cancelled(to, title(mine), after, before.orElseThrow(), entry(mine, after, before.orElseThrow(), to.language(), true)));
  }

  private String entry(Mine mine, Rehearsal rehearsal, Instant slot, Language language, boolean cancelled) {
    var words = language == Language.FR
        ? new String[] {"Répétition avant l’examen", "Essai de votre matériel pour l’épreuve « " + title(mine).fr() + " ». Personne ne vous regarde."}
        : new String[] {"Rehearsal before the exam", "Trying your equipment for the exam “" + title(mine).en() + "”. Nobody watches."};
    return new CalendarEntry("rehearsal-" + rehearsal.sitting() + "@palier", rehearsal.changes(), slot, Slots.LENGTH, words[0], words[1],
        letters.link(rehearsal.sitting()).toString(), cancelled).written(rehearsals.now());
  }

  private Text title(Mine mine) {
    return certifications.get(mine.session().certification()).requiredTest(mine.session().test()).title();
  }

  private Supervision policy(ExamSession session) {
    return certifications.get(session.certification()).requiredTest(session.test()).watched();
  }

  /** The contract's {@code Trial}. */
  private record TrialView(Instant at, boolean passed, boolean valid, Instant validUntil, Preflight preflight) {
    static TrialView of(Trial trial, Supervision policy, Instant now) {
      var until = trial.validUntil(policy.rehearsalDays().value());
      return new TrialView(trial.at(), trial.passed(), trial.passed() && now.isBefore(until), until, trial.preflight());
    }
  }

  /** The contract's {@code Help}: who, not which account. */
  private record HelpView(@PersonalData("who helps") String name, String note, Instant at) {
    static HelpView of(Rehearsal.Help help) {
      return new HelpView(help.name(), help.note(), help.at());
    }
  }

  /** The contract's {@code Rehearsal}. @param calendar the booked slot as a file for a calendar */
  private record View(
      Instant now, String sitting, String examSession, Text title, Instant opensAt, Instant closesAt, Supervision policy, Asked asked, List<Instant> slots,
      Optional<Instant> slot, Optional<String> calendar, Optional<HelpView> help, Optional<TrialView> trial, Optional<Rehearsal.Wish> inPerson) {}

  private Future<Reply> view(Mine mine, Language language) {
    var session = mine.session();
    var policy = policy(session);
    var candidate = mine.sitting().candidate();
    return Future.all(rehearsals.of(mine.sitting()), rehearsals.trial(candidate), enrolments.accommodation(candidate)).map(all -> {
      Rehearsal rehearsal = all.resultAt(0);
      Optional<Trial> trial = all.resultAt(1);
      var now = rehearsals.now();
      return Reply.ok(new View(now, rehearsal.sitting(), session.id(), title(mine), session.opensAt(), session.closesAt(), policy,
          Asked.of(Place.REMOTE, policy, all.resultAt(2)), rehearsals.slots(mine.sitting(), session), rehearsal.slot(),
          rehearsal.slot().map(slot -> entry(mine, rehearsal, slot, language, false)), rehearsal.help().map(HelpView::of),
          trial.map(one -> TrialView.of(one, policy, now)), rehearsal.inPerson()));
    });
  }

  // Staff

  /** The contract's {@code RehearsalInList}. */
  private record Row(
      String sitting, String candidate, @PersonalData("supervision") String name, @PersonalData("supervision") String email, Optional<Instant> slot,
      Optional<HelpView> help, Optional<TrialView> trial, Optional<Rehearsal.Wish> inPerson) {}

  private Future<Reply> list(Call call, ExamSession session) {
    if (!session.remote() || !session.admission()) return Future.failedFuture(new Refused(Reason.SESSION_STATE));
    return Future.all(sittings.ofExamSession(session.id()), rehearsals.ofExamSession(session.id())).compose(all -> {
      List<SittingSummary> invited = all.resultAt(0);
      List<Rehearsal> known = all.resultAt(1);
      var bySitting = known.stream().collect(Collectors.toMap(Rehearsal::sitting, Function.identity()));
      var rows = invited.stream().map(sitting -> row(sitting, Optional.ofNullable(bySitting.get(sitting.id())), policy(session))).toList();
      return lists.note(call.caller().account(), ListLooks.Shown.REHEARSALS, invited.stream().map(SittingSummary::candidate).toList()).compose(_ -> Future.all(rows)).map(_ -> Reply.ok(Map.of("now", rehearsals.now(), "rehearsals", rows.stream().map(Future::result).toList())));
    });
  }

  private Future<Row> row(SittingSummary sitting, Optional<Rehearsal> rehearsal, Supervision policy) {
    return Future.all(accounts.find(sitting.candidate()), rehearsals.trial(sitting.candidate())).map(all -> {
      Optional<Account> account = all.resultAt(0);
      Optional<Trial> trial = all.resultAt(1);
      return new Row(sitting.id(), sitting.candidate(), account.map(Account::name).orElse(sitting.candidate()), account.map(one -> one.email().address()).orElse(""),
          rehearsal.flatMap(Rehearsal::slot), rehearsal.flatMap(Rehearsal::help).map(HelpView::of),
          trial.map(one -> TrialView.of(one, policy, rehearsals.now())), rehearsal.flatMap(Rehearsal::inPerson));
    });
  }

  private Future<Reply> help(Call call) {
    var by = call.caller();
    return sessions.reached(call.path("examSession"), by).compose(_ -> sittings.summary(call.path("sitting"))).compose(sitting -> {
      if (!sitting.examSession().equals(Optional.of(call.path("examSession")))) throw new Refused(Reason.NOT_FOUND);
      return watchedAtHome(sitting);
    }).compose(mine -> rehearsals.help(mine.sitting(), new Rehearsal.Help(by.account(), by.name(), call.body().getString("note"), rehearsals.now()))
        .compose(changed -> account(mine.sitting().candidate()).compose(to -> letters.helped(to, title(mine), changed.after())).compose(_ ->
            row(mine.sitting(), Optional.of(changed.after()), policy(mine.session()))))).map(Reply::ok);
  }

  private Future<Account> account(String id) {
    return accounts.find(id).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
  }
}

package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.engine.account.Role;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** The reviewer's side of cases. Whoever is shown one is noted first. */
final class CaseRoutes {
  private static final int MOST_PEOPLE = 20;

  private final Cases cases;
  private final CasePost post;
  private final CaseViews views;
  private final CaseEvidence evidence;
  private final Involved involved;
  private final Rooms rooms;
  private final Seating seating;
  private final Sittings sittings;
  private final ExamSessions sessions;
  private final Accounts accounts;
  private final Looks looks;
  private final ListLooks lists;

  CaseRoutes(
      Cases cases, CasePost post, CaseViews views, CaseEvidence evidence, Rooms rooms, Seating seating, Sittings sittings, ExamSessions sessions, Accounts accounts,
      Looks looks, ListLooks lists) {
    this.cases = cases;
    this.post = post;
    this.views = views;
    this.evidence = evidence;
    this.rooms = rooms;
    this.seating = seating;
    this.sittings = sittings;
    this.sessions = sessions;
    this.accounts = accounts;
    this.looks = looks;
    this.lists = lists;
    involved = new Involved(rooms, sittings);
  }

  void mount(Api api) {
    api.on("listCases", this::list)
        .on("findReviewableSittings", this::findSittings)
        .on("openCase", this::open)
        .on("getCase", call -> show(call, call.path("sitting")))
        .on("getCaseTimeline", call -> seen(call, Looks.Kind.CASE).compose(current -> views.oneClock(current.state().about(), cases.now())).map(Reply::ok))
        .on("getCaseEvidence", this::look)
        .on("actInCase", this::act);
  }

  private Future<Reply> look(Call call) {
    var sitting = call.path("sitting");
    var track = call.path("track");
    int segment = call.pathNumber("segment");
    return cases.current(sitting).compose(_ -> evidence.check(sitting, track, segment)).compose(_ -> seen(call, Looks.Kind.EVIDENCE))
        .compose(_ -> evidence.read(sitting, track, segment)).map(found -> Reply.stream(found.media(), found.content()));
  }

  private record Queue(Instant now, List<CaseViews.InList> open, List<CaseViews.InList> closed) {}

  private Future<Reply> list(Call call) {
    var now = cases.now();
    return cases.open().compose(open -> cases.closed().compose(closed -> lists.note(call.caller().account(), ListLooks.Shown.CASES,
        Stream.concat(open.stream(), closed.stream()).map(CaseSummary::candidate).toList()).compose(_ -> Future.all(views.list(open, now), views.list(closed, now)))))
        .map(both -> Reply.ok(new Queue(now, both.resultAt(0), both.resultAt(1))));
  }

  private record Reviewable(
      String sitting, @PersonalData("review") String name, @PersonalData("review") String email, String certification, String test, String examSession,
      SittingSummary.State state, Optional<Instant> startedAt, boolean hasCase) {}

  /** Supervised sittings of candidates whose name or address begins so. */
  private Future<Reply> findSittings(Call call) {
    return accounts.search(call.query("text").orElse(""), MOST_PEOPLE).compose(people -> {
      var candidates = people.stream().filter(account -> account.roles().contains(Role.CANDIDATE)).toList();
      var each = candidates.stream().map(this::supervised).toList();
      return lists.note(call.caller().account(), ListLooks.Shown.REVIEWABLE_SITTINGS, candidates.stream().map(Account::id).toList()).compose(_ -> Future.all(new ArrayList<>(each))).map(_ -> Reply.ok(Map.of("sittings", each.stream().flatMap(one -> one.result().stream()).toList())));
    });
  }

  private Future<List<Reviewable>> supervised(Account account) {
    return sittings.ofCandidate(account.id()).compose(all -> {
      var each = new ArrayList<Future<Optional<Reviewable>>>();
      for (var one : all) if (one.examSession().isPresent()) each.add(seating.roomOf(one.id()).compose(room -> room.isEmpty() ? Future.succeededFuture(Optional.empty())
          : cases.summary(one.id()).map(known -> Optional.of(new Reviewable(one.id(), account.name(), account.email().address(), one.certification(), one.test(),
              one.examSession().get(), one.state(), one.startedAt(), known.isPresent())))));
      return Future.all(each).map(_ -> each.stream().flatMap(one -> one.result().stream()).toList());
    });
  }

  private Future<Reply> open(Call call) {
    var sitting = call.body().getString("sitting");
    return seating.roomOf(sitting).compose(found -> {
      var room = found.orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      return rooms.current(room).compose(current -> {
        var plan = current.room().plan();
        var candidate = current.room().seat(sitting).orElseThrow(() -> new Refused(Reason.NOT_FOUND)).candidate();
        var opened = new CaseEvent.Opened(sitting, room, plan.examSession(), candidate, plan.certification(), plan.test(), List.of(new Ground(Ground.Kind.ASKED, 0)),
            call.body().getString("reason"), Terms.of(plan.policy()));
        return order(call, room, sitting, call.body().getString("key"), new CaseCommand.Open(opened)).compose(order -> cases.handle(sitting, order));
      });
    }).compose(_ -> show(call, sitting));
  }

  private Future<Reply> act(Call call) {
    var sitting = call.path("sitting");
    var act = call.body(CaseAct.class);
    var command = act.command();
    return cases.current(sitting)
        .compose(current -> order(call, current.state().about().room(), sitting, act.key(), command))
        .compose(order -> cases.handle(sitting, order))
        .compose(handled -> post.settle(handled.current()))
        .compose(_ -> show(call, sitting));
  }

  private Future<CaseOrder> order(Call call, String room, String sitting, String key, CaseCommand command) {
    return Future.all(involved.in(room, sitting), sittings.summary(sitting).compose(this::over))
        .map(both -> new CaseOrder(call.caller().account(), Optional.of(key), command, both.resultAt(0), both.resultAt(1)));
  }

  /** Whoever was not let in has a sitting that never ends, since it never began: it is over with its exam session. */
  private Future<Boolean> over(SittingSummary sitting) {
    return switch (sitting.state()) {
      case OVER -> Future.succeededFuture(true);
      case READY -> sessions.get(sitting.examSession().orElseThrow(() -> new Refused(Reason.NOT_FOUND)))
          .map(session -> session.stateAt(cases.now()) == ExamSession.State.CLOSED);
      case RUNNING, BREAK, PAUSED -> Future.succeededFuture(false);
    };
  }

  private Future<Reply> show(Call call, String sitting) {
    return noted(call, sitting, Looks.Kind.CASE).compose(_ -> cases.facts(sitting)).compose(facts -> cases.current(sitting).compose(current ->
        order(call, current.state().about().room(), sitting, "only-asking", new CaseCommand.Inform()).map(order -> mayDo(call, current, order))
            // A room whose clock is over no longer tells who watched it: then nobody reviews.
            .recover(failure -> failure instanceof Refused gone && gone.reason() == Reason.NOT_FOUND ? Future.succeededFuture(nothing()) : Future.failedFuture(failure))
            .compose(refused -> views.view(current, facts, refused, cases.now())))).map(Reply::ok);
  }

  private Map<CaseAct.Action, String> mayDo(Call call, Cases.Current current, CaseOrder order) {
    return call.caller().has(Role.CASE_REVIEWER) ? Probe.refused(current.state(), order.by(), order.involved(), order.over(), cases.now()) : nothing();
  }

  private static Map<CaseAct.Action, String> nothing() {
    var none = new java.util.EnumMap<CaseAct.Action, String>(CaseAct.Action.class);
    for (var action : CaseAct.Action.values()) none.put(action, Reason.NOT_ALLOWED.code());
    return none;
  }

  private Future<Cases.Current> seen(Call call, Looks.Kind kind) {
    return noted(call, call.path("sitting"), kind);
  }

  /** First that there is a case, so that nobody fills the register with what is not there. */
  private Future<Cases.Current> noted(Call call, String sitting, Looks.Kind kind) {
    return cases.current(sitting).compose(current -> looks.note(call.caller().account(), kind, sitting).map(current));
  }
}

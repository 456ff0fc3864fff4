package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** What staff do to the sittings of an exam session: watch, pause, resume, add time, end, decide. Every act is an event with a name. */
public final class InvigilationRoutes {
  private final Sittings sittings;
  private final Summaries summaries;
  private final SittingList list;
  private final LiveBoard board;
  private final ExamSessions sessions;
  private final ExamSessionViews views;
  private final NewsLetter letter;
  private final ActRight right;
  private final WatchRight watching;
  private final DecisionRules rules;

  /** Tells a candidate that a person decided: there is a result, or the test may be taken again. */
  @FunctionalInterface
  public interface NewsLetter {
    Future<Void> send(SittingSummary decided);
  }

  public InvigilationRoutes(
      Sittings sittings, Summaries summaries, SittingList list, LiveBoard board, ExamSessions sessions, ExamSessionViews views, NewsLetter letter,
      ActRight right, WatchRight watching, DecisionRules rules) {
    this.sittings = sittings;
    this.summaries = summaries;
    this.list = list;
    this.board = board;
    this.sessions = sessions;
    this.views = views;
    this.letter = letter;
    this.right = right;
    this.watching = watching;
    this.rules = rules;
  }

  public void mount(Api api) {
    api.on("watchSittings", call -> sessions.reached(call.path("examSession"), call.caller()).compose(session -> watch(call, session)))
        .on("pauseSitting", call -> act(call, new SittingCommand.Pause(reason(call), by(call))))
        .on("resumeSitting", call -> act(call, new SittingCommand.Resume(by(call))))
        .on("addTime", call -> act(call, new SittingCommand.AddTime(
            Duration.ofMinutes(call.body().getInteger("minutes")), reason(call), by(call), call.body().getString("key"))))
        .on("endSitting", call -> actAndTell(call, new SittingCommand.Terminate(call.constant(Ending.class, "ending"), reason(call), by(call))))
        .on("decideResult", this::decide)
        .on("admitLateResponse", call -> act(call, new SittingCommand.AdmitLateResponse(call.pathNumber("late"), reason(call), by(call))));
  }

  record Live(java.time.Instant now, long number, String sight, ExamSessionViews.View examSession, List<LiveSitting> sittings) {}

  private Future<Reply> watch(Call call, ExamSession session) {
    long since = call.queryNumber("since").orElse(0L);
    var wait = Duration.ofSeconds(call.queryNumber("wait").orElse(0L));
    var known = call.query("sight");
    if (wait.isZero()) return look(call, session).compose(sight -> board.news(session.id(), since, wait, sight::sees)
        .compose(news -> answer(session, news, sight, known.orElseGet(sight::digest))));
    return watching.sight(call.caller(), session, call.query("room")).compose(before -> {
      var digest = known.orElseGet(before::digest);
      // What he may see has changed between two questions: there is nothing to wait for.
      return board.news(session.id(), since, digest.equals(before.digest()) ? wait : Duration.ZERO, before::sees)
          // Who lost a room while he waited gets nothing more of it.
          .compose(news -> sessions.get(session.id()).compose(later -> look(call, later).compose(sight -> answer(later, news, sight, digest))));
    });
  }

  private Future<WatchRight.Sight> look(Call call, ExamSession session) {
    return watching.look(call.caller(), session, call.query("room"));
  }

  /** What he may see is not what his list was made by: a number below all others makes him ask for everything. */
  private Future<Reply> answer(ExamSession session, LiveBoard.News news, WatchRight.Sight sight, String known) {
    var digest = sight.digest();
    return rows(session.id(), news, sight).compose(rows -> views.view(session)
        .map(view -> Reply.ok(new Live(sittings.now(), digest.equals(known) ? news.number() : 0, digest, view, rows))));
  }

  /** What changed is read one by one, everything at once. */
  private Future<List<LiveSitting>> rows(String examSession, LiveBoard.News news, WatchRight.Sight sight) {
    var asked = news.changed().map(changed -> changed.stream().filter(one -> !one.isEmpty() && sight.sees(one)).collect(Collectors.toSet())).or(sight::sittings);
    return asked.map(some -> sittings.ofExamSession(examSession, some)).orElseGet(() -> sittings.ofExamSession(examSession))
        .compose(list::rows).map(rows -> sight.results() ? rows : rows.stream().map(LiveSitting::withoutResult).toList());
  }

  private Future<Reply> decide(Call call) {
    var verdict = call.constant(Verdict.class, "verdict");
    return rules.check(call.path("sitting"), verdict).compose(_ -> actAndTell(call, new SittingCommand.DecideResult(verdict, reason(call), by(call))));
  }

  private Future<Reply> act(Call call, SittingCommand command) {
    return changed(call, command).compose(summary -> list.row(summary, call.caller())).map(Reply::ok);
  }

  private Future<Reply> actAndTell(Call call, SittingCommand command) {
    return changed(call, command).compose(summary -> letter.send(summary).compose(_ -> list.row(summary, call.caller()))).map(Reply::ok);
  }

  private Future<SittingSummary> changed(Call call, SittingCommand command) {
    return mayAct(call, command).compose(_ -> sittings.handle(call.path("sitting"), command)).compose(handled -> summaries.get(handled.current().id()));
  }

  /** Deciding a result is no act of the room: it comes afterwards. */
  private Future<Void> mayAct(Call call, SittingCommand command) {
    return switch (command) {
      case SittingCommand.Pause _, SittingCommand.Resume _, SittingCommand.AddTime _ -> right.check(call.caller(), call.path("sitting"), ActRight.Act.CLOCK);
      case SittingCommand.Terminate _ -> right.check(call.caller(), call.path("sitting"), ActRight.Act.END);
      case SittingCommand.AdmitLateResponse _ -> right.check(call.caller(), call.path("sitting"), ActRight.Act.LATE_RESPONSE);
      default -> Future.succeededFuture();
    };
  }

  private static String by(Call call) {
    return call.caller().account();
  }

  private static String reason(Call call) {
    return call.body().getString("reason");
  }
}

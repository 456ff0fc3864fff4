package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Looks;

/** The candidate's side: his own case, what is held against him, his answer. Somebody else's is not there. */
final class MyCaseRoutes {
  private final Cases cases;
  private final CaseViews views;
  private final CaseEvidence evidence;
  private final Looks looks;

  MyCaseRoutes(Cases cases, CaseViews views, CaseEvidence evidence, Looks looks) {
    this.cases = cases;
    this.views = views;
    this.evidence = evidence;
    this.looks = looks;
  }

  void mount(Api api) {
    api.on("listMyCases", this::list)
        .on("getMyCase", call -> own(call).compose(current -> show(call, current)))
        .on("getMyCaseEvidence", this::look)
        .on("actInMyCase", this::act);
  }

  private record InList(String sitting, String certification, String test, Case.Stage stage, Instant openedAt, boolean mayAnswer, java.util.Optional<Instant> answerUntil,
      java.util.Optional<Finding> outcome) {}

  private Future<Reply> list(Call call) {
    var now = cases.now();
    return cases.ofCandidate(call.caller().account()).map(all -> Reply.ok(Map.of("cases", all.stream()
        .filter(one -> call.caller().goodFor(java.util.Optional.of(one.examSession())))
        .map(one -> new InList(one.id(), one.certification(), one.test(), one.stageAt(now), Instant.ofEpochMilli(one.openedAt()),
            one.informedAt().isPresent() && one.open() && one.second().isEmpty(), one.answerUntil(), one.outcome())).toList())));
  }

  private Future<Reply> look(Call call) {
    return own(call).compose(current -> {
      if (current.state().informed().isEmpty()) throw new Refused(Reason.NOT_FOUND);
      return evidence.check(current.sitting(), call.path("track"), call.pathNumber("segment")).compose(_ -> looks.note(call.caller().account(), Looks.Kind.EVIDENCE, current.sitting()));
    }).compose(_ -> evidence.read(call.path("sitting"), call.path("track"), call.pathNumber("segment"))).map(found -> Reply.stream(found.media(), found.content()));
  }

  private Future<Reply> act(Call call) {
    var text = call.body().getString("text");
    var command = switch (call.body().getString("action")) {
      case "answer" -> new CaseCommand.Answer(text);
      case "ask-extension" -> new CaseCommand.AskExtension(text);
      default -> throw new Refused(Reason.MALFORMED, Map.of("field", "action"));
    };
    return own(call).compose(current -> cases.handle(current.sitting(), CaseOrder.ofCandidate(call.caller().account(), call.body().getString("key"), command)))
        .compose(handled -> show(call, handled.current()));
  }

  /** That the candidate himself has read it is noted too. */
  private Future<Reply> show(Call call, Cases.Current current) {
    return looks.note(call.caller().account(), Looks.Kind.CASE, current.sitting()).compose(_ -> views.mine(current, cases.now())).map(Reply::ok);
  }

  private Future<Cases.Current> own(Call call) {
    return cases.current(call.path("sitting")).map(current -> {
      var about = current.state().about();
      if (!call.caller().owns(about.candidate(), java.util.Optional.of(about.examSession()))) throw new Refused(Reason.NOT_FOUND);
      return current;
    });
  }
}

package org.palier.engine.sitting;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Text;
import org.palier.engine.content.Response;
import org.palier.engine.content.ServedItem;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result;
import org.palier.engine.scoring.Score;
import org.palier.engine.scoring.ScoringRule;
import org.palier.engine.sitting.Sittings.Current;
import org.palier.engine.sitting.Sittings.Handled;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** The candidate's side of a sitting. Somebody else's sitting is not there: 404, never 403. */
public final class SittingRoutes {
  private final Sittings sittings;
  private final TestCatalog catalog;
  private final Certifications certifications;
  private final StartRules startRules;
  private final Presence presence;
  private final Function<Current, Future<Optional<Instant>>> retakeAt;

  /** @param retakeAt when the test of an ended sitting may be taken again, if ever */
  public SittingRoutes(
      Sittings sittings, TestCatalog catalog, Certifications certifications, StartRules startRules, Presence presence,
      Function<Current, Future<Optional<Instant>>> retakeAt) {
    this.sittings = sittings;
    this.catalog = catalog;
    this.certifications = certifications;
    this.startRules = startRules;
    this.presence = presence;
    this.retakeAt = retakeAt;
  }

  public void mount(Api api) {
    api.on("saveResponse", this::saveResponse)
        .on("flagItem", call -> clock(call, new SittingCommand.FlagItem(connection(call), call.pathNumber("item"), call.body().getBoolean("flagged"))))
        .on("leaveItem", call -> clock(call, new SittingCommand.LeaveItem(connection(call), call.pathNumber("item"))))
        .on("reportItem", call -> clock(call, reportItem(call)))
        .on("takeBreak", call -> clock(call, new SittingCommand.TakeBreak(connection(call), call.caller().account())))
        .on("endBreak", call -> clock(call, new SittingCommand.EndBreak(connection(call), call.caller().account())))
        .on("getSitting", this::look)
        .on("getPaper", call -> mine(call).map(current -> Reply.ok(paper(current))))
        .on("startSitting", this::start)
        .on("openConnection", this::openConnection)
        .on("submitSitting", call -> command(call, new SittingCommand.Submit(connection(call), call.caller().account())).map(h -> Reply.ok(view(h.current()))))
        .on("getResult", this::result);
  }

  record Saved(int revision, Instant savedAt, long remainingMillis) {}

  private Future<Reply> saveResponse(Call call) {
    int item = call.pathNumber("item");
    int seen = seen(call.header("If-Match").orElseThrow(() -> new Refused(Reason.REVISION_MISSING)));
    var save = new SittingCommand.SaveResponse(connection(call), item, seen, call.body(Response.class));
    return command(call, save).map(handled -> {
      if (!handled.events().isEmpty() && handled.events().getLast() instanceof SittingEvent.LateResponseKept)
        throw new Refused(Reason.LATE_RESPONSE);
      var sitting = handled.current().sitting();
      var now = sittings.now();
      int revision = SittingView.answers(sitting).orElseThrow().of(item).revision();
      return Reply.ok(new Saved(revision, handled.events().isEmpty() ? now : handled.events().getLast().at(), SittingView.remaining(sitting, now)));
    });
  }

  private static SittingCommand.ReportItem reportItem(Call call) {
    return new SittingCommand.ReportItem(connection(call), call.pathNumber("item"), call.constant(ItemReport.Category.class, "category"), call.body().getString("text"));
  }

  /** An entity tag as HTTP writes it, {@code "3"}, or the bare number. */
  private static int seen(String tag) {
    var digits = tag.replace("\"", "");
    if (!digits.matches("\\d{1,6}")) throw new Refused(Reason.REVISION_MISSING);
    return Integer.parseInt(digits);
  }

  /** Before it starts, a candidate is told the time that will be given. */
  private Future<Reply> look(Call call) {
    return mine(call).compose(current -> current.sitting() instanceof Sitting.Ready ready
        ? startRules.timeOf(ready.prepared().assignment()).map(time -> Reply.ok(view(current).before(time)))
        : Future.succeededFuture(Reply.ok(view(current))));
  }

  private Future<Reply> start(Call call) {
    return mine(call).compose(current -> {
      // Begun before: the summary may have missed it, if the server stopped between the two writes.
      if (!(current.sitting() instanceof Sitting.Ready ready)) return sittings.refreshSummary(current).map(_ -> Reply.ok(view(current)));
      return startRules.startOf(ready.prepared().assignment())
          .compose(start -> sittings.handle(current.id(), start))
          .map(handled -> Reply.ok(view(handled.current())));
    });
  }

  private Future<Reply> openConnection(Call call) {
    var connection = call.body().getString("connection");
    return mine(call).compose(current -> {
      // By name: should a third window come in between, it is not this one that was found closed.
      var gone = current.sitting() instanceof Sitting.Open open && !presence.alive(current.id(), open.connection(), sittings.now())
          ? Optional.of(open.connection()) : Optional.<String>empty();
      return sittings.handle(current.id(), new SittingCommand.OpenConnection(connection, call.body().getBoolean("takeOver"), gone));
    }).map(handled -> {
      presence.heard(handled.current().id(), connection, sittings.now());
      return Reply.ok(view(handled.current()));
    });
  }

  record Paper(String language, Map<String, Text> themes, List<ServedItem> items) {}

  private Paper paper(Current current) {
    if (current.sitting() instanceof Sitting.Ready) throw new Refused(Reason.SITTING_NOT_STARTED);
    var prepared = current.sitting().preparation().orElseThrow();
    if (!(current.sitting() instanceof Sitting.Open)) throw new Refused(Reason.SITTING_CLOSED);
    var certification = certifications.get(prepared.assignment().certification());
    var items = new ArrayList<ServedItem>();
    for (int number = 1; number <= prepared.form().size(); number++) {
      var formItem = prepared.form().item(number);
      items.add(ServedItem.of(number, formItem, catalog.item(prepared.form().origin().bankVersion(), formItem.item())));
    }
    return new Paper(certification.requiredTest(prepared.assignment().test()).language().value(), certification.themes(), items);
  }

  /** The contract's {@code Result}. */
  record ResultView(
      String sitting, String certification, String test, Text title, Optional<String> criterion, ScoringRule.Measure measure, int threshold,
      int scale, Result.Status status, Ending ending, Instant endedAt, boolean mayRetake, Optional<Instant> retakeAt, Optional<ScoreView> score,
      Map<String, Text> themes, int items, List<Integer> neutralised, int openReports) {}

  record ScoreView(int right, int items, int answered, int points, int scale, boolean thresholdMet, List<Score.ThemeScore> themes) {
    static ScoreView of(Score score) {
      return new ScoreView(score.right(), score.items(), score.answered(), score.points(), score.scale(), score.thresholdMet(), score.themes());
    }
  }

  private Future<Reply> result(Call call) {
    return mine(call).compose(current -> {
      if (!(current.sitting() instanceof Sitting.Over over)) throw new Refused(Reason.SITTING_STATE);
      return retakeAt.apply(current).map(retake -> Reply.ok(resultView(current.id(), over, retake, false)));
    });
  }

  /** The result with its score, whatever a candidate may see of it now. */
  public Object forAudit(String id, Sitting.Over over) {
    return resultView(id, over, Optional.empty(), true);
  }

  private ResultView resultView(String id, Sitting.Over over, Optional<Instant> retake, boolean everything) {
    var assignment = over.last().prepared().assignment();
    var certification = certifications.get(assignment.certification());
    var rule = over.last().prepared().scoring();
    var result = SittingResults.of(over, catalog);
    boolean shown = everything || result.status().shown();
    var themes = new LinkedHashMap<String, Text>();
    result.score().themes().forEach(theme -> themes.put(theme.theme(), certification.themes().get(theme.theme())));
    return new ResultView(id, certification.id(), assignment.test(), certification.requiredTest(assignment.test()).title(),
        certification.criterionComputedBy(assignment.test()), rule.measure(), rule.threshold(), rule.scale(), result.status(), result.ending(),
        over.ended().effectiveAt(), result.mayRetake(), retake, shown ? Optional.of(ScoreView.of(result.score())) : Optional.empty(), themes,
        over.last().prepared().form().size(), over.reports().neutralised().stream().sorted().toList(), over.decided().isPresent() ? 0 : over.reports().open());
  }

  private SittingView view(Current current) {
    var assignment = current.sitting().preparation().orElseThrow().assignment();
    return SittingView.of(current.id(), current.sitting(), certifications.get(assignment.certification()).requiredTest(assignment.test()).title(), sittings.now());
  }

  private Future<Reply> clock(Call call, SittingCommand command) {
    return command(call, command).map(handled -> Reply.ok(SittingView.Clock.of(handled.current().sitting(), sittings.now())));
  }

  private Future<Handled> command(Call call, SittingCommand command) {
    var id = call.path("sitting");
    return sittings.prepared(id).compose(prepared -> {
      isMine(call, prepared);
      return sittings.handle(id, command);
    }).onSuccess(handled -> call.header("X-Connection").ifPresent(connection -> heard(handled.current(), connection)));
  }

  /** The caller's own sitting, if this sign-in is good for it; ended first if its time is over. */
  private Future<Current> mine(Call call) {
    var id = call.path("sitting");
    return sittings.current(id).map(current -> {
      isMine(call, current.sitting().preparation().orElseThrow());
      call.header("X-Connection").ifPresent(connection -> heard(current, connection));
      return current;
    });
  }

  private static void isMine(Call call, SittingEvent.Prepared prepared) {
    var assignment = prepared.assignment();
    if (!call.caller().owns(assignment.candidate(), assignment.examSession())) throw new Refused(Reason.NOT_FOUND);
  }

  /** A page that merely asks how things stand is alive too, if it is the one that answers. */
  private void heard(Current current, String connection) {
    if (current.sitting() instanceof Sitting.Open open && open.connection().equals(connection)) presence.heard(current.id(), connection, sittings.now());
  }

  private static String connection(Call call) {
    return call.header("X-Connection").orElseThrow();
  }
}

package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.util.List;
import org.palier.engine.certification.Certifications;
import org.palier.engine.content.ServedItem;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** A supervisor and the items that a candidate reported as broken: looks at one, and says whether it counts. */
public final class ItemReportRoutes {
  private final Sittings sittings;
  private final Summaries summaries;
  private final SittingList list;
  private final TestCatalog catalog;
  private final Certifications certifications;
  private final InvigilationRoutes.NewsLetter letter;
  private final ActRight right;

  public ItemReportRoutes(
      Sittings sittings, Summaries summaries, SittingList list, TestCatalog catalog, Certifications certifications, InvigilationRoutes.NewsLetter letter,
      ActRight right) {
    this.sittings = sittings;
    this.summaries = summaries;
    this.list = list;
    this.catalog = catalog;
    this.certifications = certifications;
    this.letter = letter;
    this.right = right;
  }

  public void mount(Api api) {
    api.on("getReportedItem", this::look).on("judgeItemReport", this::judge);
  }

  /** The contract's {@code ReportedItem}. @param language of the item (BCP 47) */
  record ReportedItem(String language, ServedItem item) {}

  /**
   * What the candidate saw: no key. Nor his answer: whether an item is broken must not depend on it. Of a paper only what was
   * reported is shown, since the items of a bank are worth keeping to few.
   */
  private Future<Reply> look(Call call) {
    int number = call.pathNumber("item");
    return mayJudge(call).compose(_ -> sittings.current(call.path("sitting"))).map(current -> {
      if (current.sitting().reports().of(number).isEmpty()) throw new Refused(Reason.NOT_FOUND);
      var prepared = current.sitting().preparation().orElseThrow();
      var test = certifications.get(prepared.assignment().certification()).requiredTest(prepared.assignment().test());
      var formItem = prepared.form().item(number);
      var item = catalog.item(prepared.form().origin().bankVersion(), formItem.item());
      return Reply.ok(new ReportedItem(test.language().value(), ServedItem.of(number, formItem, item)));
    });
  }

  private Future<Reply> judge(Call call) {
    var command = new SittingCommand.JudgeItemReport(
        call.pathNumber("item"), call.body().getBoolean("neutralise"), call.body().getString("reason"), call.caller().account());
    return mayJudge(call).compose(_ -> sittings.summary(call.path("sitting"))).compose(before -> sittings.handle(before.id(), command)
        .compose(_ -> summaries.get(before.id()))
        .compose(after -> tell(before, after).compose(_ -> list.row(after, call.caller()))).map(Reply::ok));
  }

  private Future<Void> mayJudge(Call call) {
    return right.check(call.caller(), call.path("sitting"), ActRight.Act.ITEM_REPORT);
  }

  /** A candidate who may have read a result is told when its status or its points are others now. */
  private Future<Void> tell(SittingSummary before, SittingSummary after) {
    return before.state() != SittingSummary.State.OVER || measured(before).equals(measured(after)) ? Future.succeededFuture() : letter.send(after);
  }

  private static List<Object> measured(SittingSummary summary) {
    return List.of(summary.result(), summary.points());
  }
}

package org.palier.engine.audit;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingRoutes;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** The auditor's door: reads everything about a sitting, changes nothing. */
public final class AuditRoutes {
  private final SittingAudit audit;
  private final Sittings sittings;
  private final Summaries summaries;
  private final SittingList list;
  private final SittingRoutes results;

  public AuditRoutes(SittingAudit audit, Sittings sittings, Summaries summaries, SittingList list, SittingRoutes results) {
    this.audit = audit;
    this.sittings = sittings;
    this.summaries = summaries;
    this.list = list;
    this.results = results;
  }

  public void mount(Api api) {
    api.on("listAuditSittings", _ -> sittings.latest(500).compose(list::rows).map(rows -> Reply.ok(Map.of("sittings", rows))))
        .on("auditSitting", this::record);
  }

  /** The contract's {@code AuditRecord}. */
  record AuditRecord(
      LiveSitting sitting, String candidate, List<SittingAudit.StoredEvent> events, SittingAudit.AuditedForm form, String seed, Optional<String> seedHash,
      String rulesVersion, Optional<Object> result, SittingAudit.Comparison formEqual, SittingAudit.Comparison scoreEqual) {}

  private Future<Reply> record(Call call) {
    var id = call.path("sitting");
    return sittings.current(id).compose(current -> Future.all(summaries.get(id).compose(list::row), audit.events(id), audit.recompute(id), audit.verifyForm(id)).map(all -> {
      LiveSitting row = all.resultAt(0);
      List<SittingAudit.StoredEvent> events = all.resultAt(1);
      SittingAudit.Recomputation recomputed = all.resultAt(2);
      SittingAudit.Comparison formEqual = all.resultAt(3);
      var prepared = current.sitting().preparation().orElseThrow();
      Optional<Object> result = current.sitting() instanceof Sitting.Over over ? Optional.of(results.forAudit(id, over)) : Optional.empty();
      return Reply.ok(new AuditRecord(row, prepared.assignment().candidate(), events, audit.form(current.sitting()), prepared.seed(), prepared.seedHash(),
          prepared.rulesVersion(), result, formEqual, recomputed.comparison()));
    }));
  }
}

package org.palier.engine.audit;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingRoutes;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** The auditor's door: reads everything about a sitting, changes nothing. */
public final class AuditRoutes {
  private static final int MOST_PEOPLE = 100;

  private final SittingAudit audit;
  private final Sittings sittings;
  private final Summaries summaries;
  private final SittingList list;
  private final SittingRoutes results;
  private final Accounts accounts;
  private final LookNote looks;
  private final ListLooks lists;

  /** Told before somebody is shown a sitting's whole record. */
  @FunctionalInterface
  public interface LookNote {
    /** @return fails when it cannot be noted: then nothing is shown */
    Future<Void> note(String by, String sitting);
  }

  public AuditRoutes(
      SittingAudit audit, Sittings sittings, Summaries summaries, SittingList list, SittingRoutes results, Accounts accounts, LookNote looks, ListLooks lists) {
    this.audit = audit;
    this.sittings = sittings;
    this.summaries = summaries;
    this.list = list;
    this.results = results;
    this.accounts = accounts;
    this.looks = looks;
    this.lists = lists;
  }

  public void mount(Api api) {
    api.on("listAuditSittings", call -> sittings.latest(500).compose(all -> lists.note(call.caller().account(), ListLooks.Shown.AUDIT_SITTINGS, all.stream().map(SittingSummary::candidate).toList())
            .compose(_ -> list.rows(all))).map(rows -> Reply.ok(Map.of("sittings", rows))))
        .on("auditSitting", this::record);
  }

  /** The contract's {@code AuditRecord}. @param people account to name, of whoever acted */
  record AuditRecord(
      LiveSitting sitting, String candidate, @PersonalData("audit") Map<String, String> people, List<SittingAudit.StoredEvent> events, SittingAudit.AuditedForm form, String seed, Optional<String> seedHash,
      String rulesVersion, Optional<Object> result, SittingAudit.Comparison formEqual, SittingAudit.Comparison scoreEqual) {}

  private Future<Reply> record(Call call) {
    var id = call.path("sitting");
    return sittings.current(id).compose(current -> looks.note(call.caller().account(), id).map(current)).compose(current -> Future.all(summaries.get(id).compose(list::row), audit.events(id), audit.recompute(id), audit.verifyForm(id)).compose(all -> {
      LiveSitting row = all.resultAt(0);
      List<SittingAudit.StoredEvent> events = all.resultAt(1);
      SittingAudit.Recomputation recomputed = all.resultAt(2);
      SittingAudit.Comparison formEqual = all.resultAt(3);
      var prepared = current.sitting().preparation().orElseThrow();
      Optional<Object> result = current.sitting() instanceof Sitting.Over over ? Optional.of(results.forAudit(id, over)) : Optional.empty();
      return people(events).map(people -> Reply.ok(new AuditRecord(row, prepared.assignment().candidate(), people, events, audit.form(current.sitting()),
          prepared.seed(), prepared.seedHash(), prepared.rulesVersion(), result, formEqual, recomputed.comparison())));
    }));
  }

  private Future<Map<String, String>> people(List<SittingAudit.StoredEvent> events) {
    var who = events.stream().map(stored -> stored.event().path("by").asText("")).filter(by -> !by.isEmpty()).distinct().limit(MOST_PEOPLE).toList();
    var found = who.stream().map(accounts::find).toList();
    return Future.all(found).map(_ -> found.stream().flatMap(one -> one.result().stream()).collect(Collectors.toMap(Account::id, Account::name)));
  }
}

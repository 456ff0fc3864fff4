package org.palier.engine.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.content.Form;
import org.palier.engine.content.ItemRef;
import org.palier.engine.content.Response;
import org.palier.engine.content.ResponseProcessing;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.Answers;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingEvent;
import org.palier.engine.sitting.SittingResults;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;

/** Derives a sitting's form and score again from what was recorded, and says whether they are the same. */
public final class SittingAudit {
  private final Sittings sittings;
  private final Summaries summaries;
  private final ExamSessions examSessions;
  private final TestCatalog catalog;

  public SittingAudit(Sittings sittings, Summaries summaries, ExamSessions examSessions, TestCatalog catalog) {
    this.sittings = sittings;
    this.summaries = summaries;
    this.examSessions = examSessions;
    this.catalog = catalog;
  }

  public enum Comparison { EQUAL, DIFFERENT, VERSION_NOT_HERE, NOT_OVER }

  /** @param event as stored */
  public record StoredEvent(long sequence, JsonNode event) {}

  public record AuditedForm(Form.Origin origin, List<AuditedItem> items) {}

  public record AuditedItem(
      int number, ItemRef item, String theme, int level, List<List<String>> order, String prompt, Response key, Response response, boolean right, boolean neutralised) {}

  /**
   * Draws the form again from its origin and the recorded seed, as stored and not from any cache. In an exam session the seed must
   * also be the one that follows from the session's, whose hash was fixed when it was planned: nobody chose it.
   */
  public Future<Comparison> verifyForm(String sitting) {
    return sittings.refold(sitting).compose(folded -> {
      var prepared = folded.preparation().orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      return seedFollows(prepared).map(follows -> follows ? drawnAgain(prepared) : Comparison.DIFFERENT);
    }).recover(failure -> damaged(failure, Comparison.DIFFERENT));
  }

  /** Events that cannot have followed each other, or cannot be read, are not those that were written. */
  private static <T> Future<T> damaged(Throwable failure, T verdict) {
    return failure instanceof IllegalStateException ? Future.succeededFuture(verdict) : Future.failedFuture(failure);
  }

  private Future<Boolean> seedFollows(SittingEvent.Prepared prepared) {
    if (prepared.assignment().examSession().isEmpty()) return Future.succeededFuture(true);
    return examSessions.get(prepared.assignment().examSession().get()).map(session ->
        prepared.seedHash().equals(Optional.of(session.seedHash())) && ExamSessions.sha256(session.seed()).equals(session.seedHash())
            && ExamSessions.seedOf(session, prepared.assignment().candidate()).equals(prepared.seed()));
  }

  private Comparison drawnAgain(SittingEvent.Prepared prepared) {
    try {
      return catalog.draw(prepared.form().origin(), prepared.seed()).equals(prepared.form()) ? Comparison.EQUAL : Comparison.DIFFERENT;
    } catch (Refused _) {
      return Comparison.VERSION_NOT_HERE;
    }
  }

  /**
   * @param recorded    points and status as the list of sittings shows them
   * @param result      computed now from the events
   * @param neutralised how many items were left out of it
   */
  public record Recomputation(
      Comparison comparison, Optional<Integer> recordedPoints, Optional<Integer> recordedRight, Optional<Result.Status> recordedStatus,
      Optional<Result> result, int neutralised) {
    static Recomputation without(Comparison comparison) {
      return new Recomputation(comparison, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
  }

  /** Folds the stored events afresh, not from any cache, and scores them again. */
  public Future<Recomputation> recompute(String sitting) {
    return sittings.current(sitting).compose(_ -> Future.all(sittings.refold(sitting), summaries.get(sitting))).map(both -> {
      Sitting folded = both.resultAt(0);
      SittingSummary recorded = both.resultAt(1);
      if (!(folded instanceof Sitting.Over over)) return Recomputation.without(recorded.state() == SittingSummary.State.OVER ? Comparison.DIFFERENT : Comparison.NOT_OVER);
      try {
        var result = SittingResults.of(over, catalog);
        boolean equal = recorded.points().equals(Optional.of(result.score().points())) && recorded.right().equals(Optional.of(result.score().right()))
            && recorded.result().equals(Optional.of(result.status()));
        return new Recomputation(equal ? Comparison.EQUAL : Comparison.DIFFERENT, recorded.points(), recorded.right(), recorded.result(), Optional.of(result), over.reports().neutralised().size());
      } catch (Refused _) {
        return new Recomputation(Comparison.VERSION_NOT_HERE, recorded.points(), recorded.right(), recorded.result(), Optional.empty(), over.reports().neutralised().size());
      }
    }).recover(failure -> damaged(failure, Recomputation.without(Comparison.DIFFERENT)));
  }

  Future<List<StoredEvent>> events(String sitting) {
    return sittings.entries(sitting).map(entries -> entries.stream().map(entry -> {
      try {
        return new StoredEvent(entry.sequence(), Json.MAPPER.readTree(entry.body().getBytes()));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }).toList());
  }

  AuditedForm form(Sitting sitting) {
    var form = sitting.preparation().orElseThrow().form();
    var answers = switch (sitting) {
      case Sitting.Absent _, Sitting.Ready _ -> Optional.<Answers>empty();
      case Sitting.Open open -> Optional.of(open.answers());
      case Sitting.Over over -> Optional.of(over.answers());
    };
    var neutralised = sitting.reports().neutralised();
    var items = new ArrayList<AuditedItem>();
    for (int number = 1; number <= form.size(); number++) {
      var formItem = form.item(number);
      var item = catalog.item(form.origin().bankVersion(), formItem.item());
      int n = number;
      var response = answers.map(all -> all.of(n).response()).orElse(new Response.Blank());
      items.add(new AuditedItem(number, formItem.item(), formItem.theme(), formItem.level(), formItem.order(), item.prompt(), item.key(), response,
          ResponseProcessing.right(item, response), neutralised.contains(number)));
    }
    return new AuditedForm(form.origin(), items);
  }
}

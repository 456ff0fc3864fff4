package org.palier.engine.examsession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Caller;
import org.palier.engine.sitting.LiveSitting;
import org.palier.engine.sitting.Presence;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sittings as rows for staff: the state from the events, the name from the account. */
public final class SittingList {
  private static final Logger LOG = LoggerFactory.getLogger(SittingList.class);

  private final Sittings sittings;
  private final Presence presence;
  private final Accounts accounts;
  private final ExamSessions sessions;
  private final Cache<String, Account> known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  public SittingList(Sittings sittings, Presence presence, Accounts accounts, ExamSessions sessions) {
    this.sittings = sittings;
    this.presence = presence;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /** A sitting whose log is damaged is left out and logged: it must not hide all the others from those who watch them. */
  public Future<List<LiveSitting>> rows(List<SittingSummary> summaries) {
    var rows = new ArrayList<Future<Optional<LiveSitting>>>();
    for (var summary : summaries) if (summary.sequence() > 0) rows.add(row(summary).map(Optional::of).recover(failure -> leftOut(summary, failure)));
    return Future.all(rows).map(_ -> rows.stream().flatMap(row -> row.result().stream()).toList());
  }

  private static Future<Optional<LiveSitting>> leftOut(SittingSummary summary, Throwable failure) {
    if (!(failure instanceof IllegalStateException)) return Future.failedFuture(failure);
    LOG.error("sitting {} cannot be shown, its log is damaged: {}", summary.id(), failure.getMessage());
    return Future.succeededFuture(Optional.empty());
  }

  /** For somebody who acted on it: what came of it is for who leads there. */
  Future<LiveSitting> row(SittingSummary summary, Caller caller) {
    return sessions.leads(caller, summary.examSession()).compose(leads -> row(summary).map(row -> leads ? row : row.withoutResult()));
  }

  public Future<LiveSitting> row(SittingSummary summary) {
    return sittings.current(summary.id()).compose(current -> account(summary.candidate()).map(account ->
        LiveSitting.of(current, summary, account.map(Account::name).orElse(summary.candidate()), account.map(one -> one.email().address()),
            presence.last(summary.id()).map(Presence.Seen::at), sittings.now())));
  }

  private Future<Optional<Account>> account(String id) {
    var cached = known.getIfPresent(id);
    if (cached != null) return Future.succeededFuture(Optional.of(cached));
    return accounts.find(id).onSuccess(found -> found.ifPresent(account -> known.put(id, account)));
  }
}

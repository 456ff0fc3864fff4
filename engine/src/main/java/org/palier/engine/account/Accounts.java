package org.palier.engine.account;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;

/** The accounts, in the store. */
public final class Accounts {
  private static final Collection COLLECTION = Collection.of("account").uniqueBy("email").indexedBy("nameKey");
  private static final int MOST_ROUNDS = 5;
  private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

  private final DocumentStore store;

  public Accounts(DocumentStore store) {
    this.store = store;
  }

  /** Once, before any other use. */
  public Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  /** Fails with {@code already-registered} when another account has this e-mail. */
  public Future<Account> create(Account account) {
    return store.insert(COLLECTION, account.id(), Json.object(account)).map(account)
        .recover(failure -> Future.failedFuture(failure instanceof DuplicateKey ? new Refused(Reason.ALREADY_REGISTERED) : failure));
  }

  public Future<Optional<Account>> find(String id) {
    return store.get(COLLECTION, id).map(found -> found.map(Accounts::account));
  }

  public Future<Optional<Account>> find(Email email) {
    return store.find(COLLECTION, Query.where("email", email.address()).limit(1)).map(found -> found.stream().map(Accounts::account).findFirst());
  }

  /**
   * Open accounts whose name or e-mail begins so, by name; capitals and accents do not matter.
   *
   * @param beginning empty for everybody
   * @param limit     1 to 200
   */
  public Future<List<Account>> search(String beginning, int limit) {
    if (limit < 1 || limit > 200) throw new IllegalArgumentException("limit " + limit);
    var key = Account.searchKey(beginning);
    var byName = store.find(COLLECTION, beginsWith("nameKey", key).limit(limit));
    if (key.isEmpty()) return byName.map(found -> merged(found.stream(), limit));
    var byEmail = store.find(COLLECTION, beginsWith("email", key).limit(limit));
    return Future.all(byName, byEmail).map(_ -> merged(Stream.concat(byName.result().stream(), byEmail.result().stream()), limit));
  }

  /**
   * Changes an account, again from what stands when somebody else changed it meanwhile. Fails with what the change throws,
   * {@code not-found}, or {@code stale-document} when others keep changing it. Whoever takes rights away also ends the
   * account's sessions ({@link WebSessions#endAll}).
   */
  public Future<Account> update(String id, UnaryOperator<Account> change) {
    return update(id, change, MOST_ROUNDS);
  }

  /** Replaces everything personal by what says nothing, and closes the account. The id stays. */
  public Future<Account> erase(String id) {
    return update(id, Account::erased);
  }

  private Future<Account> update(String id, UnaryOperator<Account> change, int rounds) {
    if (rounds == 0) return Future.failedFuture(new Refused(Reason.STALE_DOCUMENT));
    return store.get(COLLECTION, id).compose(found -> {
      var document = found.orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      var before = account(document);
      var after = change.apply(before);
      if (after.equals(before)) return Future.succeededFuture(before);
      return store.replace(COLLECTION, id, document.revision(), Json.object(after)).map(after)
          .recover(failure -> failure instanceof StaleRevision ? update(id, change, rounds - 1) : Future.failedFuture(failure));
    });
  }

  private static Query beginsWith(String field, String key) {
    return Query.all().and(field, Comparison.GREATER_OR_EQUAL, key).and(field, Comparison.LESS, key + AFTER_ALL).orderedBy(field);
  }

  private static List<Account> merged(Stream<Document> found, int limit) {
    return found.map(Accounts::account).filter(account -> !account.closed()).distinct()
        .sorted(Comparator.comparing(account -> Account.searchKey(account.name()))).limit(limit).toList();
  }

  private static Account account(Document document) {
    return Json.read(document.body(), Account.class);
  }
}

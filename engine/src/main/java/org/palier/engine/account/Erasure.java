package org.palier.engine.account;

import io.vertx.core.Future;

/** Erases what this package knows of a person (GDPR, article 17). Others erase what they keep under the account's id. */
public final class Erasure {
  private final Accounts accounts;
  private final WebSessions sessions;
  private final SignInCodes codes;

  public Erasure(Accounts accounts, WebSessions sessions, SignInCodes codes) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.codes = codes;
  }

  /** Ends what is signed in now. */
  public Future<Void> signOut(String account) {
    return sessions.endAll(account);
  }

  /** Fails with {@code not-found}. Repeating it does no harm; it may be repeated when a part of it failed. */
  public Future<Void> erase(String account) {
    return accounts.find(account)
        .compose(found -> found.isPresent() ? codes.forget(found.get().email()) : Future.succeededFuture())
        .compose(_ -> accounts.erase(account))
        .compose(_ -> sessions.endAll(account));
  }
}

package org.palier.engine.account;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Set;

/** What administrators and the command line do with accounts that have a password. */
public final class StaffAccounts {
  private final Accounts accounts;
  private final Passwords passwords;
  private final WebSessions sessions;
  private final InstantSource clock;

  public StaffAccounts(Accounts accounts, Passwords passwords, WebSessions sessions, InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Fails with {@code already-registered}, or {@code out-of-range} for a password of fewer than 12 or more than 200
   * characters.
   *
   * @param centres those whose manager this is
   */
  public Future<Account> create(Email email, String name, Set<Role> roles, Set<String> centres, Language language, String password) {
    return passwords.hash(password).compose(hash -> accounts.create(new Account(
        Account.newId(), email, name, roles, language, true, Credentials.NONE.withPassword(hash), false, clock.instant(), centres)));
  }

  /** Somebody who manages no centre. */
  public Future<Account> create(Email email, String name, Set<Role> roles, Language language, String password) {
    return create(email, name, roles, Set.of(), language, password);
  }

  /** Ends the account's sessions too. Fails with {@code out-of-range} or {@code not-found}. */
  public Future<Account> changePassword(String id, String password) {
    return passwords.hash(password)
        .compose(hash -> accounts.update(id, account -> account.with(account.credentials().withPassword(hash))))
        .compose(this::signedOut);
  }

  /** For somebody who lost the device: the next sign-in enrols a new one. Ends the account's sessions too. */
  public Future<Account> forgetSecondFactor(String id) {
    return accounts.update(id, account -> account.with(account.credentials().withoutSecondFactor())).compose(this::signedOut);
  }

  /** Replaces the roles; sessions carry those of their beginning, and so they end. */
  public Future<Account> changeRoles(String id, Set<Role> roles) {
    return accounts.update(id, account -> account.withRoles(roles)).compose(this::signedOut);
  }

  /** Replaces the centres whose manager this is; sessions carry those of their beginning, and so they end. */
  public Future<Account> changeCentres(String id, Set<String> centres) {
    return accounts.update(id, account -> account.withCentres(centres)).compose(this::signedOut);
  }

  /** The account may not sign in any more. */
  public Future<Account> close(String id) {
    return accounts.update(id, Account::withClosed).compose(this::signedOut);
  }

  private Future<Account> signedOut(Account account) {
    return sessions.endAll(account.id()).map(account);
  }
}

package org.palier.engine.account;

import io.vertx.core.Future;
import java.time.InstantSource;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/** How staff get a second factor: a secret is shown, and counts once a code made from it came back. */
public final class SecondFactorEnrolment {
  private static final String ISSUER = "Palier";

  /** @param uri for a QR code */
  public record Offer(String secret, String uri) {
    @Override public String toString() {
      return "Offer[...]";
    }
  }

  private final Accounts accounts;
  private final WebSessions sessions;
  private final SignInLimits limits;
  private final InstantSource clock;

  public SecondFactorEnrolment(Accounts accounts, WebSessions sessions, SignInLimits limits, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  /** A new secret each time; a factor that was confirmed before stays good meanwhile. Fails with {@code not-allowed} for candidates. */
  public Future<Offer> offer(Caller caller) {
    if (!caller.staff()) return Future.failedFuture(new Refused(Reason.NOT_ALLOWED));
    var secret = SecondFactor.newSecret();
    return accounts.update(caller.account(), account -> account.with(account.credentials().withPending(secret)))
        .map(account -> new Offer(secret, SecondFactor.uri(secret, account.email(), ISSUER)));
  }

  /**
   * Confirms what was offered last, ends every session of the account, and begins a full one. Fails with {@code wrong-code},
   * {@code second-factor-not-enrolled} when nothing was offered, or {@code too-many-tries}.
   */
  public Future<SignedIn> confirm(Caller caller, String code, String client) {
    if (!caller.staff()) return Future.failedFuture(new Refused(Reason.NOT_ALLOWED));
    return limits.spendTry(caller.account(), client)
        .compose(_ -> accounts.update(caller.account(), account -> confirmed(account, code)))
        .onSuccess(_ -> limits.giveBackTry(caller.account(), client))
        .compose(account -> sessions.endAll(account.id()).compose(_ -> sessions.create(Caller.full(account)))
            .map(token -> new SignedIn(token, Caller.full(account), account)));
  }

  private Account confirmed(Account account, String code) {
    var credentials = account.credentials();
    var secret = credentials.pendingSecret().orElseThrow(() -> new Refused(Reason.SECOND_FACTOR_NOT_ENROLLED));
    // A new secret has no history: its codes are compared with the present time alone.
    long step = SecondFactor.step(secret, code, 0, clock.instant()).orElseThrow(() -> new Refused(Reason.WRONG_CODE));
    if (account.closed()) throw new Refused(Reason.NOT_ALLOWED);
    return account.with(credentials.withPendingConfirmed(step));
  }
}

package org.palier.engine.account;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * The four ways in: a one-time code, a password with second factor, an exam session's access code, an invitation. Only a
 * password opens staff roles: whoever merely reads somebody's e-mail, or knows a code on a blackboard, gets in as a candidate.
 * Wrong tries are counted for each e-mail and each client address; a right one costs nothing.
 */
public final class SignIn {
  /** Sends a code to its owner: returns once the letter is kept, not once it has arrived. */
  @FunctionalInterface
  public interface CodeLetter {
    Future<Void> send(Email email, Language language, SignInCodes.Issued issued);
  }

  private static final Set<Reason> GUESSED_WRONG = EnumSet.of(
      Reason.WRONG_CREDENTIALS, Reason.WRONG_CODE, Reason.EXPIRED_CODE, Reason.SECOND_FACTOR_NEEDED, Reason.NOT_INVITED);

  private final SignInConfig config;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignInCodes codes;
  private final WebSessions sessions;
  private final SignInLimits limits;
  private final ExamDoor door;
  private final Newcomers newcomers;
  private final CodeLetter letter;
  private final InstantSource clock;

  public SignIn(
      SignInConfig config, Accounts accounts, Passwords passwords, SignInCodes codes, WebSessions sessions, SignInLimits limits,
      ExamDoor door, Newcomers newcomers, CodeLetter letter, InstantSource clock) {
    this.config = config;
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.sessions = sessions;
    this.limits = limits;
    this.door = door;
    this.newcomers = newcomers;
    this.letter = letter;
    this.clock = clock;
  }

  /** Succeeds alike whether the address is known or not. Fails with {@code too-many-tries}. */
  public Future<Void> sendCode(Email email, String client) {
    return sendCode(email, client, Future::succeededFuture);
  }

  /** The same for somebody who registers. @param first what to keep before; not even asked for when this client wants too much */
  public Future<Void> sendCode(Email email, String client, Supplier<Future<Void>> first) {
    return limits.spendCode(email, client).compose(_ -> first.get()).compose(_ -> languageOf(email)).compose(language -> {
      var issued = codes.draw();
      var kept = codes.keep(email, issued);
      // Side by side, so that the letter adds next to nothing to the time an unknown address takes.
      var sent = language.map(known -> letter.send(email, known, issued)).orElse(Future.succeededFuture());
      return Future.all(kept, sent).mapEmpty();
    });
  }

  /** Of somebody who may sign in, or who just registered; empty for everybody else. */
  private Future<Optional<Language>> languageOf(Email email) {
    return accounts.find(email).compose(found -> found.isEmpty() ? newcomers.waiting(email)
        : Future.succeededFuture(found.filter(Account::openToCandidate).map(Account::language)));
  }

  /** Also confirms the e-mail. Fails with {@code wrong-code}, {@code expired-code} or {@code too-many-tries}. */
  public Future<SignedIn> withCode(Email email, String code, String client) {
    return counted(email.address(), client, () -> codes.redeem(email, code)
        .compose(_ -> newcomers.confirm(email))
        .compose(_ -> accounts.find(email))
        .compose(found -> confirmed(found.filter(Account::openToCandidate).orElseThrow(() -> new Refused(Reason.EXPIRED_CODE))))
        .compose(account -> begin(account, Caller.candidate(account, Optional.empty()))));
  }

  /**
   * Fails with {@code wrong-credentials}, {@code second-factor-needed} or {@code too-many-tries}. Staff who must have a second
   * factor and have none get a session that is good for {@link SecondFactorEnrolment} only.
   *
   * @param code the second factor
   */
  public Future<SignedIn> withPassword(Email email, String password, Optional<String> code, String client) {
    return counted(email.address(), client, () -> accounts.find(email).compose(found ->
        passwords.verify(found.flatMap(account -> account.credentials().passwordHash()), password).compose(right -> {
          var account = found.filter(_ -> right).filter(open -> !open.closed()).orElseThrow(() -> new Refused(Reason.WRONG_CREDENTIALS));
          if (account.credentials().secondFactorConfirmed()) return withSecondFactor(account, code);
          return begin(account, config.secondFactorRequired() && account.staff() ? Caller.pending(account) : Caller.full(account));
        })));
  }

  /** At a centre's desk. Fails with {@code wrong-credentials}, {@code too-many-tries}, or what the exam session says. */
  public Future<SignedIn> withAccessCode(Email email, String accessCode, String client) {
    return counted(email.address(), client, () -> accounts.find(email).compose(found -> {
      var account = found.filter(Account::openToCandidate).orElseThrow(() -> new Refused(Reason.WRONG_CREDENTIALS));
      return door.admit(account, accessCode).compose(examSession -> {
        if (examSession.isEmpty()) throw new Refused(Reason.WRONG_CREDENTIALS);
        return begin(account, Caller.candidate(account, examSession));
      });
    }));
  }

  /** By the link in an invitation, which also confirms the e-mail. Fails with {@code expired-code} or {@code too-many-tries}. */
  public Future<SignedIn> withInvitation(String token, String client) {
    return counted("invitation from " + client, client, () -> door.admit(token).compose(found -> {
      var admission = found.orElseThrow(() -> new Refused(Reason.EXPIRED_CODE));
      return accounts.find(admission.account())
          .compose(account -> confirmed(account.filter(Account::openToCandidate).orElseThrow(() -> new Refused(Reason.EXPIRED_CODE))))
          .compose(account -> begin(account, Caller.candidate(account, Optional.of(admission.examSession()))));
    }));
  }

  public Future<Void> signOut(String token) {
    return sessions.end(token);
  }

  /** The step is used up in the account itself: of two that show the same code at once, one is refused. */
  private Future<SignedIn> withSecondFactor(Account account, Optional<String> code) {
    var given = code.orElseThrow(() -> new Refused(Reason.SECOND_FACTOR_NEEDED));
    return accounts.update(account.id(), before -> {
      var credentials = before.credentials();
      var secret = credentials.totpSecret().orElseThrow(() -> new Refused(Reason.SECOND_FACTOR_NEEDED));
      long step = SecondFactor.step(secret, given, credentials.lastTotpStep(), clock.instant())
          .orElseThrow(() -> new Refused(Reason.SECOND_FACTOR_NEEDED));
      return before.with(credentials.withStepUsed(step));
    }).compose(after -> begin(after, Caller.full(after)));
  }

  private Future<Account> confirmed(Account account) {
    return account.confirmed() ? Future.succeededFuture(account) : accounts.update(account.id(), Account::withConfirmed);
  }

  private Future<SignedIn> begin(Account account, Caller caller) {
    return sessions.create(caller).map(token -> new SignedIn(token, caller, account));
  }

  /** Counted before it is tried, so that many at once do not slip through. Early at the door is not wrong. */
  private Future<SignedIn> counted(String name, String client, Supplier<Future<SignedIn>> way) {
    return limits.spendTry(name, client).compose(_ -> way.get().onComplete(tried -> {
      boolean wrong = tried.cause() instanceof Refused refused && GUESSED_WRONG.contains(refused.reason());
      if (!wrong) limits.giveBackTry(name, client);
    }));
  }
}

package org.palier.engine.door;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Role;
import org.palier.engine.account.SecondFactorEnrolment;
import org.palier.engine.account.SignIn;
import org.palier.engine.account.SignedIn;
import org.palier.engine.account.WebSessions;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.enrolment.Registration;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** Registering, the four ways to sign in, signing out, the second factor. */
public final class DoorRoutes {
  private final SignIn signIn;
  private final SecondFactorEnrolment secondFactor;
  private final Accounts accounts;
  private final Enrolments enrolments;
  private final boolean secureCookie;

  /** @param secureCookie false only where the server is reached over plain HTTP, on one's own machine */
  public DoorRoutes(SignIn signIn, SecondFactorEnrolment secondFactor, Accounts accounts, Enrolments enrolments, boolean secureCookie) {
    this.signIn = signIn;
    this.secondFactor = secondFactor;
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.secureCookie = secureCookie;
  }

  public void mount(Api api) {
    api.on("register", this::register)
        .on("sendSignInCode", call -> signIn.sendCode(email(call), call.address()).map(_ -> Reply.none(204)))
        .on("signInWithCode", call -> signedIn(signIn.withCode(email(call), digits(call), call.address())))
        .on("signInWithPassword", call -> signedIn(signIn.withPassword(email(call), call.body().getString("password"),
            Optional.ofNullable(call.body().getString("code")).map(code -> code.replace(" ", "")), call.address())))
        .on("signInWithAccessCode", call -> signIn.withAccessCode(email(call), call.body().getString("accessCode"), call.address()).compose(this::forSession))
        .on("signInWithInvitation", call -> signIn.withInvitation(call.body().getString("token"), call.address()).compose(this::forSession))
        .on("signOut", call -> call.token().map(signIn::signOut).orElse(Future.succeededFuture()).map(_ -> Reply.none(204).with(cookie("", 0))))
        .on("getMe", call -> me(call.caller()).map(Reply::ok))
        .on("enrolSecondFactor", call -> secondFactor.offer(call.caller()).map(offer -> Reply.ok(Map.of("secret", offer.secret(), "uri", offer.uri()))))
        .on("confirmSecondFactor", call -> secondFactor.confirm(call.caller(), digits(call), call.address())
            .map(signedIn -> Reply.none(204).with(cookie(signedIn.token(), WebSessions.LIFE.toSeconds()))));
  }

  /** The reply and its time say nothing about whether the address was known. */
  private Future<Reply> register(Call call) {
    var registration = call.body(Registration.class);
    return signIn.sendCode(registration.email(), call.address(), () -> enrolments.register(registration)).map(_ -> Reply.none(202));
  }

  enum SecondFactorState { NONE, ENROLLED, REQUIRED }

  /** The contract's {@code Me}. */
  record Me(String account, String name, String email, Set<Role> roles, SecondFactorState secondFactor) {}

  private Future<Me> me(Caller caller) {
    return accounts.find(caller.account()).map(found -> {
      var account = found.orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
      var factor = caller.secondFactorPending() ? SecondFactorState.REQUIRED
          : account.credentials().secondFactorConfirmed() ? SecondFactorState.ENROLLED : SecondFactorState.NONE;
      return new Me(caller.account(), caller.name(), account.email().address(), caller.roles(), factor);
    });
  }

  private Future<Reply> signedIn(Future<SignedIn> way) {
    return way.compose(signedIn -> me(signedIn.caller()).map(me -> Reply.ok(me).with(cookie(signedIn.token(), WebSessions.LIFE.toSeconds()))));
  }

  private Future<Reply> forSession(SignedIn signedIn) {
    return me(signedIn.caller()).map(me -> Reply.ok(Map.of("me", me, "examSession", signedIn.caller().examSession().orElseThrow()))
        .with(cookie(signedIn.token(), WebSessions.LIFE.toSeconds())));
  }

  private Cookie cookie(String token, long seconds) {
    return Cookie.cookie(Api.COOKIE, token).setHttpOnly(true).setSecure(secureCookie).setSameSite(CookieSameSite.STRICT).setPath("/").setMaxAge(seconds);
  }

  private static Email email(Call call) {
    try {
      return new Email(call.body().getString("email"));
    } catch (IllegalArgumentException _) {
      throw new Refused(Reason.MALFORMED, Map.of("field", "email"));
    }
  }

  private static String digits(Call call) {
    return call.body().getString("code").replace(" ", "");
  }
}

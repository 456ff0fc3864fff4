package org.palier.deploy;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.SignInCodes;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Text;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.mail.Letter;
import org.palier.engine.mail.Letters;
import org.palier.engine.mail.Outbox;
import org.palier.engine.scoring.Result;
import org.palier.engine.sitting.SittingSummary;
import org.palier.proctoring.privacy.RecordKind;
import org.palier.proctoring.review.CaseEvent;
import org.palier.proctoring.rehearsal.Rehearsal;
import org.palier.proctoring.rehearsal.RehearsalLetters;

/** What the parts of the engine have to say to people, written and posted. */
final class Letterbox implements RehearsalLetters {
  private final Outbox outbox;
  private final Letters letters;
  private final Accounts accounts;
  private final Enrolments enrolments;
  private final Certifications certifications;
  private final String origin;
  private final InstantSource clock;

  Letterbox(Outbox outbox, Letters letters, Accounts accounts, Enrolments enrolments, Certifications certifications, String origin, InstantSource clock) {
    this.outbox = outbox;
    this.letters = letters;
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.certifications = certifications;
    this.origin = origin;
    this.clock = clock;
  }

  /** Somebody who only registered has no account yet: the letter thanks him, and asks to confirm the address. */
  Future<Void> signInCode(Email email, Language language, SignInCodes.Issued issued) {
    return accounts.find(email)
        .compose(found -> found.isPresent() ? Future.succeededFuture(letters.signInCode(found.get(), issued)) : registration(email, language, issued))
        .compose(letter -> outbox.post(email, letter)).mapEmpty();
  }

  private Future<Letter> registration(Email email, Language language, SignInCodes.Issued issued) {
    var nameless = Account.candidate(email, email.address().substring(0, email.address().indexOf('@')), language, clock.instant());
    return enrolments.waitingTitle(email).map(title -> title.map(text -> letters.registration(nameless, in(language, text), issued))
        .orElseGet(() -> letters.signInCode(nameless, issued)));
  }

  Future<Void> invitation(ExamSession session, Invitations.Invited invited, Text title, Optional<String> centre) {
    var account = invited.account();
    var link = URI.create(origin + "/#/invitation/" + invited.token().orElseThrow());
    var invitation = new Letters.Invitation(in(account.language(), title), session.opensAt(), session.closesAt(), centre, link, session.accessCode(),
        session.remote() && session.admission() ? List.of(toRehearse(account.language(), invited.invitation().sitting())) : List.of());
    return outbox.post(account.email(), letters.invitation(account, invitation)).mapEmpty();
  }

  /** After staff ended a sitting or decided about it. A result that waits for a decision is not announced. */
  Future<Void> news(SittingSummary decided) {
    var status = decided.result().orElseThrow();
    if (status == Result.Status.WITHHELD) return Future.succeededFuture();
    return accounts.find(decided.candidate()).compose(found -> found.map(account -> {
      var title = in(account.language(), certifications.get(decided.certification()).requiredTest(decided.test()).title());
      var letter = status == Result.Status.VOID ? letters.retakePossible(account, title, clock.instant()) : letters.resultAvailable(account, title);
      return outbox.post(account.email(), letter).<Void>mapEmpty();
    }).orElse(Future.succeededFuture()));
  }

  /** To a candidate about his case; who was erased meanwhile is written nothing. */
  Future<Void> ofCase(CaseEvent.Letter kind, CaseEvent.Opened about, Optional<Instant> until) {
    return accounts.find(about.candidate()).compose(found -> found.filter(account -> !account.closed()).map(account -> {
      var title = in(account.language(), certifications.get(about.certification()).requiredTest(about.test()).title());
      var link = URI.create(origin + "/#/case/" + about.sitting());
      var letter = switch (kind) {
        case INFORMED -> letters.caseInformed(account, title, link, until.orElseThrow());
        case DELAY -> letters.caseDelay(account, title, link, until.orElseThrow());
        case CLOSED -> letters.caseClosed(account, title, link);
      };
      return outbox.post(account.email(), letter).<Void>mapEmpty();
    }).orElse(Future.succeededFuture()));
  }

  /** What the clocks deleted about a candidate; who was erased meanwhile is written nothing. */
  Future<Void> deleted(String candidate, Set<RecordKind> kinds) {
    return accounts.find(candidate).compose(found -> found.filter(account -> !account.closed())
        .map(account -> outbox.post(account.email(), letters.dataDeleted(account, kinds.stream().sorted().map(kind -> DeletedWords.of(kind, account.language())).toList())).<Void>mapEmpty())
        .orElse(Future.succeededFuture()));
  }

  private String toRehearse(Language language, String sitting) {
    return (language == Language.FR ? "un essai de votre matériel, quelques jours avant : " : "a try of your equipment, some days before: ") + link(sitting);
  }

  @Override public URI link(String sitting) {
    return URI.create(origin + "/#/rehearsal/" + sitting);
  }

  @Override public Future<Void> booked(Account to, Text title, Rehearsal rehearsal, String calendar) {
    return outbox.post(to.email(), letters.rehearsalBooked(to, in(to.language(), title), rehearsal.slot().orElseThrow(), link(rehearsal.sitting()), calendar)).mapEmpty();
  }

  @Override public Future<Void> cancelled(Account to, Text title, Rehearsal rehearsal, Instant slot, String calendar) {
    return outbox.post(to.email(), letters.rehearsalCancelled(to, in(to.language(), title), slot, link(rehearsal.sitting()), calendar)).mapEmpty();
  }

  @Override public Future<Void> helped(Account to, Text title, Rehearsal rehearsal) {
    var help = rehearsal.help().orElseThrow();
    return outbox.post(to.email(), letters.rehearsalHelp(to, in(to.language(), title), help.name(), help.note(), link(rehearsal.sitting()))).mapEmpty();
  }

  private static String in(Language language, Text text) {
    return language == Language.FR ? text.fr() : text.en();
  }
}

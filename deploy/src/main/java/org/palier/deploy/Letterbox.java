package org.palier.deploy;

import io.vertx.core.Future;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.SignInCodes;
import org.palier.engine.certification.Text;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.mail.Letters;
import org.palier.engine.mail.Outbox;

/** What the parts of the engine have to say to people, written and posted. */
final class Letterbox {
  private final Outbox outbox;
  private final Letters letters;
  private final Accounts accounts;
  private final String origin;
  private final InstantSource clock;

  Letterbox(Outbox outbox, Letters letters, Accounts accounts, String origin, InstantSource clock) {
    this.outbox = outbox;
    this.letters = letters;
    this.accounts = accounts;
    this.origin = origin;
    this.clock = clock;
  }

  /** Somebody who only registered has no account yet; the letter is addressed all the same. */
  Future<Void> signInCode(Email email, Language language, SignInCodes.Issued issued) {
    return accounts.find(email)
        .map(found -> found.orElseGet(() -> Account.candidate(email, email.address().substring(0, email.address().indexOf('@')), language, clock.instant())))
        .compose(account -> outbox.post(email, letters.signInCode(account, issued))).mapEmpty();
  }

  Future<Void> invitation(ExamSession session, Invitations.Invited invited, Text title, Optional<String> centre) {
    var account = invited.account();
    var link = URI.create(origin + "/#/invitation/" + invited.token().orElseThrow());
    var invitation = new Letters.Invitation(account.language() == Language.FR ? title.fr() : title.en(), session.opensAt(), session.closesAt(), centre, link, session.accessCode(), List.of());
    return outbox.post(account.email(), letters.invitation(account, invitation)).mapEmpty();
  }
}

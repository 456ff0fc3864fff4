package org.palier.engine.people;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.Erasure;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.mail.Outbox;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Erases a person (GDPR, article 17): account, civil status, needs, project, accommodation, invitations, letters. Sittings stay, with an
 * account that tells nobody: what they prove about the exam is kept, what they say about the person is gone. He is signed out first, so that he
 * writes nothing meanwhile; the account goes last, so that an erasure that was interrupted can be asked for again by the same e-mail.
 */
public final class PersonErasure {
  private final Accounts accounts;
  private final Erasure account;
  private final Enrolments enrolments;
  private final Invitations invitations;
  private final Outbox outbox;
  private final List<PersonRecords> elsewhere;
  private final Supplier<Future<Void>> scrub;

  /** @param elsewhere what other modules keep of an account @param scrub brings what was deleted out of the store's own files, now or soon */
  public PersonErasure(
      Accounts accounts, Erasure account, Enrolments enrolments, Invitations invitations, Outbox outbox, List<PersonRecords> elsewhere, Supplier<Future<Void>> scrub) {
    this.accounts = accounts;
    this.account = account;
    this.enrolments = enrolments;
    this.invitations = invitations;
    this.outbox = outbox;
    this.elsewhere = List.copyOf(elsewhere);
    this.scrub = scrub;
  }

  /**
   * @param by who asks for it: an account, or {@code command} at the server's own desk
   * @return the account's identifier, which stays in the records; fails with {@code not-found} when nobody has this e-mail, and as the records
   *     elsewhere refuse, before anything is erased
   */
  public Future<String> erase(Email email, String by) {
    return accounts.find(email).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND)).id())
        .compose(id -> mayErase(id).compose(_ -> account.signOut(id))
            .compose(_ -> enrolments.forget(email))
            .compose(_ -> enrolments.erase(id))
            .compose(_ -> invitations.erase(id))
            .compose(_ -> outbox.erase(email))
            .compose(_ -> elsewhere(id, by))
            .compose(_ -> account.erase(id))
            .compose(_ -> scrub.get())
            .map(_ -> id));
  }

  private Future<?> elsewhere(String id, String by) {
    Future<?> all = Future.succeededFuture();
    for (var records : elsewhere) all = all.compose(_ -> records.erase(id, by));
    return all;
  }

  private Future<?> mayErase(String id) {
    Future<?> all = Future.succeededFuture();
    for (var records : elsewhere) all = all.compose(_ -> records.mayErase(id));
    return all;
  }
}

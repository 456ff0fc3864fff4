package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Certification.Prerequisite;
import org.palier.engine.enrolment.Attempts;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;

/** Who sits which exam session. Inviting checks that the candidate may, takes a place and prepares the form: nothing is left for the click. */
public final class Invitations {
  private static final Collection INVITATIONS = Collection.of("invitation")
      .indexedBy("examSession").indexedBy("candidate").uniqueBy("examSession", "candidate").uniqueBy("tokenHash");

  /** So long lies between two letters to one candidate when staff send again: nobody fills a mailbox. */
  private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);

  /** Of so many of a centre's latest sessions its manager finds the candidates. */
  private static final int MOST_SEARCHED = 200;

  private final DocumentStore store;
  private final ExamSessions sessions;
  private final Accounts accounts;
  private final Enrolments enrolments;
  private final Certifications certifications;
  private final Sittings sittings;
  private final Preparation preparation;
  private final InstantSource clock;

  public Invitations(
      DocumentStore store, ExamSessions sessions, Accounts accounts, Enrolments enrolments, Certifications certifications, Sittings sittings,
      Preparation preparation, InstantSource clock) {
    this.store = store;
    this.sessions = sessions;
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.certifications = certifications;
    this.sittings = sittings;
    this.preparation = preparation;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(INVITATIONS);
  }

  /** @param token for the link, present when the invitation or its link is new */
  public record Invited(Invitation invitation, Account account, Optional<String> token) {}

  /** Invites one enrolled candidate; inviting again gives the invitation that is there. Refused when the candidate may not sit this test. */
  public Future<Invited> invite(ExamSession session, Email email) {
    return accounts.find(email).compose(found -> {
      var account = found.filter(Account::openToCandidate).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      return find(session.id(), account.id()).compose(known -> known.isPresent()
          ? Future.succeededFuture(new Invited(known.get(), account, Optional.empty()))
          : eligible(session, account).compose(attempt -> place(session, account, attempt)));
    });
  }

  /** @return which attempt it will be */
  private Future<Integer> eligible(ExamSession session, Account account) {
    if (session.stateAt(clock.instant()) == ExamSession.State.CLOSED) throw new Refused(Reason.SESSION_CLOSED);
    var certification = certifications.get(session.certification());
    var test = certification.requiredTest(session.test());
    return enrolments.of(account.id()).compose(enrolled -> {
      if (enrolled.stream().noneMatch(one -> one.certificationId().equals(certification.id()))) throw new Refused(Reason.NOT_INVITED);
      return sittings.ofCandidate(account.id());
    }).map(sittings -> {
      if (!validated(certification, sittings)) throw new Refused(Reason.PREREQUISITE_MISSING);
      return attempt(Attempts.of(certification, test, sittings));
    });
  }

  /** Every prerequisite that a test verifies is met; a project was declared with the registration itself. */
  public static boolean validated(Certification certification, List<SittingSummary> sittings) {
    return certification.prerequisites().stream().map(Prerequisite::test).flatMap(Optional::stream)
        .allMatch(test -> Attempts.of(certification, certification.requiredTest(test), sittings).passed());
  }

  private int attempt(Attempts attempts) {
    attempts.checkMayTake(clock.instant());
    return attempts.next();
  }

  private Future<Invited> place(ExamSession session, Account account, int attempt) {
    var test = certifications.get(session.certification()).requiredTest(session.test());
    var token = newToken();
    var assignment = new Assignment(account.id(), session.certification(), session.test(), Optional.of(session.id()), attempt);
    return sessions.take(session.id(), 1)
        .compose(_ -> preparation.prepare(assignment, test.blueprint(), test.scoring().rule(), ExamSessions.seedOf(session, account.id()), Optional.of(session.seedHash()))
            .compose(sitting -> {
              var invitation = new Invitation(Preparation.newId("n"), session.id(), account.id(), account.name(), account.email().address(), sitting,
                  ExamSessions.sha256(token), clock.instant(), Optional.empty());
              return store.insert(INVITATIONS, invitation.id(), Json.object(invitation)).map(_ -> new Invited(invitation, account, Optional.of(token)));
            })
            .recover(failure -> sessions.take(session.id(), -1).transform(_ -> failure instanceof DuplicateKey
                ? find(session.id(), account.id()).map(known -> new Invited(known.orElseThrow(), account, Optional.empty()))
                : Future.failedFuture(failure))));
  }

  /**
   * Makes a new link for an invited candidate whose letter was lost. The link of the earlier letter opens nothing from then on: of its token
   * only the hash was kept, so it cannot be told again, and whoever else got hold of that letter is shut out. Who came in by it stays in.
   *
   * @param sitting prepared for the candidate in this session
   * @return fails with {@code sitting-state} when the candidate has begun, {@code session-closed}, {@code not-found} when nobody is invited or the
   *     account is closed, and {@code too-many-tries} within a minute of the candidate's last letter, be it for another session. Of two callers at
   *     once one gets a {@link org.palier.engine.store.StaleRevision}. Should the letter not be stored afterwards, the next try makes another link
   */
  public Future<Invited> renew(ExamSession session, SittingSummary sitting) {
    if (sitting.state() != SittingSummary.State.READY) throw new Refused(Reason.SITTING_STATE);
    if (session.stateAt(clock.instant()) == ExamSession.State.CLOSED) throw new Refused(Reason.SESSION_CLOSED);
    return accounts.find(sitting.candidate()).compose(found -> {
      var account = found.filter(Account::openToCandidate).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
      return document(session.id(), account.id()).compose(place -> place.isEmpty() ? Future.failedFuture(new Refused(Reason.NOT_FOUND))
          // After the document: a letter sent since it was read shows here, or in its revision.
          : ofCandidate(account.id()).compose(all -> renew(place.get(), account, all)));
    });
  }

  private Future<Invited> renew(Document place, Account account, List<Invitation> ofCandidate) {
    var lastLetter = ofCandidate.stream().map(Invitation::letterAt).max(Comparator.naturalOrder()).orElseThrow();
    var wait = Duration.between(clock.instant(), lastLetter.plus(BETWEEN_LETTERS));
    if (wait.isPositive()) throw new Refused(Reason.TOO_MANY_TRIES, Map.of("retryAfterSeconds", Math.ceilDiv(wait.toMillis(), 1_000L)));
    var token = newToken();
    var invitation = read(place).resent(ExamSessions.sha256(token), clock.instant());
    return store.replace(INVITATIONS, place.id(), place.revision(), Json.object(invitation)).map(_ -> new Invited(invitation, account, Optional.of(token)));
  }

  private static String newToken() {
    return Preparation.newId("i") + Preparation.newId("");
  }

  public Future<Optional<Invitation>> find(String examSession, String candidate) {
    return document(examSession, candidate).map(found -> found.map(Invitations::read));
  }

  private Future<Optional<Document>> document(String examSession, String candidate) {
    return store.find(INVITATIONS, Query.where("examSession", examSession).and("candidate", candidate).limit(1)).map(found -> found.stream().findFirst());
  }

  public Future<Optional<Invitation>> byToken(String token) {
    return store.find(INVITATIONS, Query.where("tokenHash", ExamSessions.sha256(token)).limit(1)).map(found -> found.stream().map(Invitations::read).findFirst());
  }

  public Future<List<Invitation>> ofCandidate(String candidate) {
    return store.find(INVITATIONS, Query.where("candidate", candidate).limit(100)).map(found -> found.stream().map(Invitations::read).toList());
  }

  /**
   * Who was invited to the centres that this caller manages, by the beginning of the name or address he was invited with, in the order of names.
   *
   * @param most 1 to 20,000
   * @return accounts
   */
  public Future<List<String>> candidatesAtCentresOf(Caller caller, String beginning, int most) {
    var key = Account.searchKey(beginning);
    return sessions.led(caller, MOST_SEARCHED).compose(all -> {
      var each = all.stream().map(session -> store.find(INVITATIONS, Query.where("examSession", session.id()))).toList();
      return Future.all(each).map(_ -> each.stream().flatMap(some -> some.result().stream()).map(Invitations::read)
          .filter(one -> Account.searchKey(one.name()).startsWith(key) || Account.searchKey(one.email()).startsWith(key))
          .sorted(Comparator.comparing(one -> Account.searchKey(one.name()))).map(Invitation::candidate).distinct().limit(most).toList());
    });
  }

  /** Takes name and address out of a candidate's invitations; the link in the letter opens nothing any more. Repeating it does no harm. */
  public Future<Void> erase(String candidate) {
    return store.find(INVITATIONS, Query.where("candidate", candidate).limit(100)).compose(found -> {
      Future<?> all = Future.succeededFuture();
      for (var document : found) all = all.compose(_ -> store.put(INVITATIONS, document.id(), Json.object(read(document).erased())));
      return all.mapEmpty();
    });
  }

  private static Invitation read(Document document) {
    return Json.read(document.body(), Invitation.class);
  }
}

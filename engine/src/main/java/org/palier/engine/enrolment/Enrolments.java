package org.palier.engine.enrolment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Newcomers;
import org.palier.engine.account.PersonalData;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Text;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;

/** Registrations that wait for a confirmed e-mail, enrolments, accommodations. */
public final class Enrolments implements Newcomers {
  private static final Collection REGISTRATIONS = Collection.of("registration").indexedBy("email").indexedBy("expiresAt");
  private static final Collection ENROLMENTS = Collection.of("enrolment").indexedBy("candidate").uniqueBy("candidate", "certificationId");
  private static final Collection ACCOMMODATIONS = Collection.of("accommodation");
  private static final Duration REGISTRATION_KEPT = Duration.ofHours(24);
  private static final int MOST_WAITING = 5, LATELY_KNOWN = 20_000;
  private static final Duration LATELY = Duration.ofSeconds(30);

  private final DocumentStore store;
  private final Accounts accounts;
  private final Certifications certifications;
  private final InstantSource clock;
  /** What another node decides is known here when it is over. */
  private final Cache<String, Optional<Accommodation>> lately = Caffeine.newBuilder().maximumSize(LATELY_KNOWN).expireAfterWrite(LATELY).executor(Runnable::run).build();

  public Enrolments(DocumentStore store, Accounts accounts, Certifications certifications, InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.certifications = certifications;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(REGISTRATIONS).compose(_ -> store.declare(ENROLMENTS)).compose(_ -> store.declare(ACCOMMODATIONS));
  }

  @PersonalData("a registration that waits to be confirmed")
  private record Waiting(@PersonalData("signing in, and letters about exams") String email, long expiresAt, Registration registration) {}

  /** Keeps a registration for a day, until its e-mail is confirmed. Nothing tells whether the address is known. */
  public Future<Void> register(Registration registration) {
    certifications.find(registration.certification()).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    var email = registration.email().address();
    var expiresAt = clock.instant().plus(REGISTRATION_KEPT).toEpochMilli();
    return waitingFor(registration.email()).compose(waiting -> {
      // Nobody can keep the owner of an address from registering by filling the places: the oldest makes room.
      var room = waiting.size() < MOST_WAITING ? Future.<Void>succeededFuture() : forget(waiting.getLast());
      return room.compose(_ -> store.insert(REGISTRATIONS, Preparation.newId("r"), Json.object(new Waiting(email, expiresAt, registration)))).mapEmpty();
    });
  }

  @Override
  public Future<Optional<Language>> waiting(Email email) {
    return waitingFor(email).map(found -> found.stream().map(document -> Json.read(document.body(), Waiting.class).registration().language()).findFirst());
  }

  /** The certification that somebody waits to confirm an e-mail for, the latest. */
  public Future<Optional<Text>> waitingTitle(Email email) {
    return waitingFor(email).map(found -> found.stream().findFirst()
        .map(document -> Json.read(document.body(), Waiting.class).registration().certification())
        .flatMap(certifications::find).map(Certification::title));
  }

  /** What somebody handed in with this address and has not confirmed, the latest first. */
  public Future<List<Registration>> unconfirmed(Email email) {
    return waitingFor(email).map(found -> found.stream().map(document -> Json.read(document.body(), Waiting.class).registration()).toList());
  }

  /** The latest first. */
  private Future<List<Document>> waitingFor(Email email) {
    return store.find(REGISTRATIONS, Query.where("email", email.address()).orderedByDescending("expiresAt").limit(MOST_WAITING));
  }

  private Future<Void> forget(Document registration) {
    return store.delete(REGISTRATIONS, registration.id(), registration.revision());
  }

  /** What waited for the e-mail becomes an account and enrolments; of several for one certification the latest, which corrects the others. */
  @Override
  public Future<Void> confirm(Email email) {
    return waitingFor(email).compose(found -> {
      var waiting = found.stream().filter(document -> Json.read(document.body(), Waiting.class).expiresAt() > clock.millis()).toList();
      return account(email, waiting).compose(account -> {
        if (account.isEmpty()) return Future.succeededFuture();
        Future<?> all = Future.succeededFuture();
        for (var document : waiting) all = all.compose(_ -> enrol(account.get().id(), Json.read(document.body(), Waiting.class).registration()));
        for (var document : found) all = all.compose(_ -> forget(document));
        return all.mapEmpty();
      });
    });
  }

  private Future<Optional<Account>> account(Email email, List<Document> waiting) {
    return accounts.find(email).compose(known -> {
      if (known.isPresent()) return known.get().confirmed() ? Future.succeededFuture(known)
          : accounts.update(known.get().id(), Account::withConfirmed).map(Optional::of);
      if (waiting.isEmpty()) return Future.succeededFuture(known);
      var latest = Json.read(waiting.getFirst().body(), Waiting.class).registration();
      return accounts.create(Account.candidate(email, latest.civilStatus().name(), latest.language(), clock.instant()).withConfirmed()).map(Optional::of);
    });
  }

  /** Enrols; an enrolment that is there already stays as it is. */
  public Future<Void> enrol(String candidate, Registration registration) {
    var certification = certifications.find(registration.certification()).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    var enrolment = new Enrolment(Preparation.newId("e"), candidate, certification.reference(), certification.id(), registration.civilStatus(),
        registration.needs(), registration.project(), clock.instant());
    return store.insert(ENROLMENTS, enrolment.id(), Json.object(enrolment)).<Void>mapEmpty()
        .recover(failure -> failure instanceof DuplicateKey ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  public Future<List<Enrolment>> of(String candidate) {
    return store.find(ENROLMENTS, Query.where("candidate", candidate).limit(100)).map(found -> found.stream().map(Enrolments::read).toList());
  }

  /** The latest enrolments, for lists; bounded. */
  public Future<List<Enrolment>> of(List<String> candidates) {
    var each = new ArrayList<Future<List<Enrolment>>>();
    for (var candidate : candidates) each.add(of(candidate));
    return Future.all(each).map(_ -> each.stream().flatMap(one -> one.result().stream()).toList());
  }

  public Future<Optional<Accommodation>> accommodation(String candidate) {
    return store.get(ACCOMMODATIONS, candidate).map(found -> found.map(document -> Json.read(document.body(), Accommodation.class)));
  }

  /** As it was half a minute ago at most, for what is drawn again at every change: whoever decides by it asks {@link #accommodation}. */
  public Future<Optional<Accommodation>> accommodationLately(String candidate) {
    var known = lately.getIfPresent(candidate);
    return known != null ? Future.succeededFuture(known) : accommodation(candidate).onSuccess(found -> lately.put(candidate, found));
  }

  /** Records what was decided; it counts for sittings that start afterwards. */
  public Future<Void> accommodate(String candidate, Accommodation accommodation) {
    return store.put(ACCOMMODATIONS, candidate, Json.object(accommodation)).onComplete(_ -> lately.invalidate(candidate)).mapEmpty();
  }

  /** Forgets registrations that nobody confirmed in time. */
  public Future<Integer> purge() {
    return store.find(REGISTRATIONS, Query.all().and("expiresAt", Query.Comparison.LESS, clock.millis()).limit(500)).compose(old -> {
      Future<?> all = Future.succeededFuture();
      for (var document : old) all = all.compose(_ -> forget(document).otherwiseEmpty());
      return all.map(_ -> old.size());
    });
  }

  /** Replaces everything personal of a candidate's enrolments by what says nothing, and forgets his accommodation. Repeating it does no harm. */
  public Future<Void> erase(String candidate) {
    return store.find(ENROLMENTS, Query.where("candidate", candidate).limit(100)).compose(found -> {
      Future<?> all = Future.succeededFuture();
      for (var document : found) all = all.compose(_ -> store.put(ENROLMENTS, document.id(), Json.object(read(document).erased())));
      return all.compose(_ -> store.get(ACCOMMODATIONS, candidate));
    }).compose(found -> found.map(document -> store.delete(ACCOMMODATIONS, candidate, document.revision())).orElse(Future.succeededFuture())).onComplete(_ -> lately.invalidate(candidate));
  }

  /** Forgets registrations that wait for this e-mail. */
  public Future<Void> forget(Email email) {
    return waitingFor(email).compose(found -> {
      Future<?> all = Future.succeededFuture();
      for (var document : found) all = all.compose(_ -> forget(document));
      return all.mapEmpty();
    });
  }

  private static Enrolment read(Document document) {
    return Json.read(document.body(), Enrolment.class);
  }
}

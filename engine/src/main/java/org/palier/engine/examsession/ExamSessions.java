package org.palier.engine.examsession;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.palier.engine.account.Caller;
import org.palier.engine.bus.Announcements;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.StaleRevision;

/** The exam sessions and centres, in the store. */
public final class ExamSessions {
  private static final Collection SESSIONS = Collection.of("exam_session").indexedBy("opensAt").indexedBy("centre", "opensAt").uniqueBy("accessCode");
  private static final Collection CENTRES = Collection.of("centre").indexedBy("name");
  /** No letter or digit that is mistaken for another when read aloud or from a board. */
  private static final String CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int CODE_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRIES = 10;

  private final DocumentStore store;
  private final Announcements announcements;
  private final InstantSource clock;

  public ExamSessions(DocumentStore store, Announcements announcements, InstantSource clock) {
    this.store = store;
    this.announcements = announcements;
    this.clock = clock;
  }

  public Future<Void> declare() {
    return store.declare(SESSIONS).compose(_ -> store.declare(CENTRES));
  }

  public Future<ExamSession> plan(ExamSession session) {
    return store.insert(SESSIONS, session.id(), Json.object(session)).map(session);
  }

  public Future<ExamSession> get(String id) {
    return document(id).map(ExamSessions::read);
  }

  /** One that is this caller's business. Refused with {@code not-found} when it is another centre's. */
  public Future<ExamSession> reached(String id, Caller caller) {
    return get(id).map(session -> {
      if (!caller.reaches(session.centre())) throw new Refused(Reason.NOT_FOUND);
      return session;
    });
  }

  /** Whether this caller leads an exam session, or whatever belongs to none when empty. Refused with {@code not-found}. */
  Future<Boolean> leads(Caller caller, Optional<String> id) {
    return caller.leadsAt(Optional.empty()) || id.isEmpty() ? Future.succeededFuture(caller.leadsAt(Optional.empty()))
        : get(id.get()).map(session -> caller.leadsAt(session.centre()));
  }

  public Future<Optional<ExamSession>> byAccessCode(String code) {
    return store.find(SESSIONS, Query.where("accessCode", normalized(code)).limit(1)).map(found -> found.stream().map(ExamSessions::read).findFirst());
  }

  /** The latest first, at most 500. */
  public Future<List<ExamSession>> all() {
    return latest(500);
  }

  /** @param most 1 to 20,000 */
  public Future<List<ExamSession>> latest(int most) {
    return latest(Query.all(), most);
  }

  /** Those that are this caller's business, the latest first. @param most 1 to 20,000 */
  public Future<List<ExamSession>> reached(Caller caller, int most) {
    return caller.reaches(Optional.empty()) ? latest(most) : led(caller, most);
  }

  /** Those at the centres that this caller manages, the latest first; none for who manages none. @param most 1 to 20,000 */
  Future<List<ExamSession>> led(Caller caller, int most) {
    var each = caller.centres().stream().filter(centre -> caller.leadsAt(Optional.of(centre))).map(centre -> latest(Query.where("centre", centre), most)).toList();
    return Future.all(each).map(_ -> each.stream().flatMap(some -> some.result().stream())
        .sorted(Comparator.comparing(ExamSession::opensAt).reversed()).limit(most).toList());
  }

  private Future<List<ExamSession>> latest(Query query, int most) {
    return store.find(SESSIONS, query.and("opensAt", Query.Comparison.GREATER, "").orderedByDescending("opensAt").limit(most))
        .map(found -> found.stream().map(ExamSessions::read).toList());
  }

  /** Those planned to open at or after an instant and before another, the oldest first. @param most 1 to 20,000 */
  public Future<List<ExamSession>> openedBetween(Instant from, Instant before, int most) {
    return store.find(SESSIONS, Query.all().and("opensAt", Query.Comparison.GREATER_OR_EQUAL, from.toString()).and("opensAt", Query.Comparison.LESS, before.toString()).orderedBy("opensAt").limit(most))
        .map(found -> found.stream().map(ExamSessions::read).toList());
  }

  public Future<ExamSession> open(String id) {
    return change(id, session -> session.opened(clock.instant()), TRIES);
  }

  public Future<ExamSession> close(String id) {
    return change(id, session -> session.closed(clock.instant()), TRIES);
  }

  /** Takes places; refused with {@code session-full} when there are not so many. A negative number gives places back. */
  Future<ExamSession> take(String id, int places) {
    return change(id, session -> session.withInvited(session.invited() + places), TRIES);
  }

  public Future<List<Centre>> centres() {
    return store.find(CENTRES, Query.all().limit(2_000)).map(found -> found.stream().map(document -> Json.read(document.body(), Centre.class)).toList());
  }

  public Future<Optional<Centre>> centre(String id) {
    return store.get(CENTRES, id).map(found -> found.map(document -> Json.read(document.body(), Centre.class)));
  }

  public Future<Void> keep(Centre centre) {
    return store.put(CENTRES, centre.id(), Json.object(centre)).mapEmpty();
  }

  public static String newAccessCode() {
    var code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) code.append(CODE_ALPHABET.charAt(RANDOM.nextInt(CODE_ALPHABET.length())));
    return code.toString();
  }

  private static String normalized(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
  }

  public static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A candidate's own seed: HMAC-SHA-256 of the candidate under the session's seed, so that it was fixed with the session's. */
  public static String seedOf(ExamSession session, String candidate) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(session.seed()), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(candidate.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<ExamSession> change(String id, UnaryOperator<ExamSession> change, int tries) {
    return document(id).compose(document -> {
      var before = read(document);
      var after = change.apply(before);
      if (after.equals(before)) return Future.succeededFuture(before);
      return store.replace(SESSIONS, id, document.revision(), Json.object(after)).map(_ -> after).recover(failure ->
          failure instanceof StaleRevision && tries > 1 ? change(id, change, tries - 1) : Future.failedFuture(failure));
    }).onSuccess(_ -> announcements.sittingChanged(id, ""));
  }

  private Future<Document> document(String id) {
    return store.get(SESSIONS, id).map(found -> found.orElseThrow(() -> new Refused(Reason.NOT_FOUND)));
  }

  private static ExamSession read(Document document) {
    return Json.read(document.body(), ExamSession.class);
  }
}

package org.palier.engine.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.palier.engine.account.Email;
import org.palier.engine.json.Json;
import org.palier.engine.mail.Mail.State;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Document;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.Query;
import org.palier.engine.store.Query.Comparison;
import org.palier.engine.store.StaleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every e-mail, stored first and sent then: at once, and up to four times more after pauses of a minute to an hour. Each
 * try is written before it is made, so two nodes never make the same one; only a crash between the server's yes and our note of
 * it sends a letter twice. Without a mail server letters are kept, to be read here.
 */
public final class Outbox {
  static final int MOST_AT_ONCE = 8;
  private static final int READ_AT_ONCE = 100;
  private static final Duration KEPT_FOR = Duration.ofDays(365);
  private static final int MOST_ROUNDS = 5;
  private static final int CLOSE_SECONDS = 10;
  private static final Collection COLLECTION = Collection.of("mail")
      .indexedBy("createdAtMillis").indexedBy("dueAtMillis").indexedBy("secretUntilMillis").indexedBy("to");
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final DocumentStore store;
  private final InstantSource clock;
  private final Optional<MailServer> server;
  private final Context context;
  /** Touched on {@link #context} alone, so that what is due is sent by one loop at a time. */
  private Future<Void> sending = Future.succeededFuture();
  private boolean again;
  private boolean closing;

  public Outbox(Vertx vertx, DocumentStore store, InstantSource clock, Optional<MailConfig> config) {
    this.store = store;
    this.clock = clock;
    server = config.map(present -> new MailServer(vertx, present));
    context = vertx.getOrCreateContext();
  }

  public Future<Void> declare() {
    return store.declare(COLLECTION);
  }

  /** False when letters are kept here instead of sent. */
  public boolean hasServer() {
    return server.isPresent();
  }

  /** Succeeds when the letter is stored; sending goes on behind. */
  public Future<Mail> post(Email to, Letter letter) {
    var mail = Mail.of(to, letter, hasServer() ? State.WAITING : State.KEPT, clock.instant());
    return store.insert(COLLECTION, mail.id(), Json.object(mail)).map(mail).onSuccess(_ -> context.runOnContext(_ -> sendDue()));
  }

  /** The latest first, without the secrets of letters that were or will be sent. @param limit 1 to 200 */
  public Future<List<Mail>> latest(int limit) {
    if (limit < 1 || limit > 200) throw new IllegalArgumentException("limit " + limit);
    return store.find(COLLECTION, Query.all().orderedByDescending("createdAtMillis").limit(limit))
        .map(found -> found.stream().map(document -> mail(document).shown(clock.instant())).toList());
  }

  /** To one address, the latest first, without secrets. */
  public Future<List<Mail>> to(Email address) {
    return store.find(COLLECTION, Query.where("to", address.address()).limit(1_000)).map(found -> found.stream().map(document -> mail(document).masked())
        .sorted(Comparator.comparing(Mail::createdAt).reversed()).toList());
  }

  /**
   * Sends what is due and masks secrets that are over. To be called every few seconds, on any node; succeeds when what was
   * due has been tried.
   */
  public Future<Void> sweep() {
    var done = Promise.<Void>promise();
    context.runOnContext(_ -> maskOver().compose(_ -> sendDue()).onComplete(done));
    return done.future();
  }

  /** Deletes every letter to an address. */
  public Future<Void> erase(Email to) {
    return deleteAll(Query.where("to", to.address()));
  }

  /** Deletes letters of more than a year ago: nobody disputes an invitation later, and they are full of names. */
  public Future<Void> purge() {
    return deleteAll(Query.all().and("createdAtMillis", Comparison.LESS, clock.instant().minus(KEPT_FOR).toEpochMilli()));
  }

  private Future<Void> deleteAll(Query which) {
    return store.find(COLLECTION, which.limit(READ_AT_ONCE)).compose(found ->
        Future.join(found.stream().map(this::delete).toList())
            .compose(_ -> found.size() < READ_AT_ONCE ? Future.succeededFuture() : deleteAll(which)));
  }

  /** Waits for the tries under way, at most ten seconds. What still waits is sent after the next start, or by another node. */
  public Future<Void> close() {
    var done = Promise.<Void>promise();
    context.runOnContext(_ -> {
      closing = true;
      sending.timeout(CLOSE_SECONDS, TimeUnit.SECONDS).otherwiseEmpty()
          // The mail client does not bear to be closed while it connects: then the process's end closes it.
          .compose(_ -> server.map(MailServer::close).orElse(Future.succeededFuture())).otherwiseEmpty().onComplete(done);
    });
    return done.future();
  }

  private Future<Void> sendDue() {
    if (server.isEmpty() || closing) return Future.succeededFuture();
    again = true;
    if (sending.isComplete())
      sending = sendRounds(server.get())
          .onFailure(failure -> LOG.warn("letters wait, since the store does not answer: {}", failure.toString()));
    return sending;
  }

  private Future<Void> sendRounds(MailServer to) {
    again = false;
    var due = Query.all().and("dueAtMillis", Comparison.LESS_OR_EQUAL, clock.millis()).orderedBy("dueAtMillis").limit(MOST_AT_ONCE);
    return store.find(COLLECTION, due).compose(found -> Future.join(found.stream().map(document -> send(to, document)).toList())
        .compose(_ -> closing || found.isEmpty() && !again ? Future.succeededFuture() : sendRounds(to)));
  }

  private Future<Void> send(MailServer to, Document document) {
    var mail = mail(document);
    if (mail.tries() >= Mail.MOST_TRIES) return update(mail.id(), last -> last.notSent("the server stopped during the last try"));
    var tried = mail.tried(clock.instant());
    return store.replace(COLLECTION, mail.id(), document.revision(), Json.object(tried)).transform(claimed -> {
      if (claimed.failed()) return claimed.cause() instanceof StaleRevision ? Future.succeededFuture() : Future.failedFuture(claimed.cause());
      return to.send(tried).transform(sent ->
          update(mail.id(), before -> sent.succeeded() ? before.sent() : before.notSent(String.valueOf(sent.cause().getMessage()))));
    });
  }

  private Future<Void> maskOver() {
    var over = Query.all().and("secretUntilMillis", Comparison.LESS_OR_EQUAL, clock.millis()).limit(READ_AT_ONCE);
    return store.find(COLLECTION, over).compose(found ->
        Future.join(found.stream().map(document -> update(document.id(), Mail::expired)).toList())
            .compose(_ -> found.size() < READ_AT_ONCE ? Future.succeededFuture() : maskOver()));
  }

  private Future<Void> update(String id, UnaryOperator<Mail> change) {
    return update(id, change, MOST_ROUNDS);
  }

  /** What was deleted meanwhile stays deleted. */
  private Future<Void> update(String id, UnaryOperator<Mail> change, int rounds) {
    return store.get(COLLECTION, id).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture();
      var after = change.apply(mail(found.get()));
      return store.replace(COLLECTION, id, found.get().revision(), Json.object(after)).<Void>mapEmpty().recover(failure ->
          failure instanceof StaleRevision && rounds > 1 ? update(id, change, rounds - 1) : Future.failedFuture(failure));
    });
  }

  private Future<Void> delete(Document document) {
    return store.delete(COLLECTION, document.id(), document.revision()).recover(failure -> failure instanceof StaleRevision
        ? store.get(COLLECTION, document.id()).compose(found -> found.isEmpty() ? Future.succeededFuture() : delete(found.get()))
        : Future.failedFuture(failure));
  }

  private static Mail mail(Document document) {
    return Json.read(document.body(), Mail.class);
  }
}
